import { z } from 'zod'
import { apiPrefix, paths } from '#paths.ts'
import { apiName, apiVersion } from '../api-info.ts'
import { limits } from '../limits.ts'
import type { ApiRoute } from '../routes.ts'
import { schemas } from '../schemas.ts'
import { tags } from './described.ts'
import { operationOf, refTo } from './operation.ts'

/** The whole API as OpenAPI 3.1 has it, from the schemas that read what is asked. */
export const openApi = (routes: readonly ApiRoute[], baseUrl: string) => ({
  openapi: '3.1.1',
  info: {
    title: apiName,
    version: apiVersion,
    summary: 'Local problems in Sweden: what is reported, to whom, and what becomes of it.',
    description,
    contact: { name: apiName, url: baseUrl + paths.about() },
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: baseUrl + apiPrefix }],
  tags: Object.entries(tags).map(([name, about]) => ({ name, description: about })),
  paths: Object.fromEntries(
    routes.map((route) => [pathOf(route), { [methodOf(route)]: operationOf(route) }]),
  ),
  components: { schemas: componentSchemas(), responses: { Problem, Waiting }, headers },
})

const description = [
  'Open data without a key: only what everybody may read on the pages, never a name or an address of a person.',
  'Times are RFC 3339 in UTC, places WGS 84 in degrees, codes of municipalities those of SCB, as text.',
  'Fields and addresses may be added; none is taken away or changes its meaning before version 2.',
  `Limits: a page has at most 200. In five minutes each address may ask ${limits.address.acts} times for what is fetched`,
  `in bulk, and ${limits.pages.acts} times for what forms and maps ask as people go; headers tell which, and what is left.`,
  '',
  'Öppna data utan nyckel: bara det som alla kan läsa på sidorna, aldrig någons namn eller adress.',
].join('\n')

export const pathOf = ({ path }: ApiRoute): string =>
  path.slice(apiPrefix.length).replaceAll(/:(\w+)/g, '{$1}')

const methodOf = ({ method }: ApiRoute): string => method.toLowerCase()

const Problem = {
  description: 'What went wrong (RFC 9457); `errors` by parameter.',
  content: { 'application/problem+json': { schema: refTo('Problem') } },
}

const Waiting = {
  description: 'Not now: try again after so many seconds.',
  headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
  content: Problem.content,
}

const headers = {
  ETag: { description: 'Send it as If-None-Match next time.', schema: { type: 'string' } },
  Link: { description: 'The next page, with rel="next".', schema: { type: 'string' } },
  'RateLimit-Policy': { description: 'How often one address may ask.', schema: { type: 'string' } },
  RateLimit: { description: 'How much of that is left.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
}

/** Readers take fields that they don't know: more may come. */
function componentSchemas() {
  const written = z.toJSONSchema(schemas, {
    uri: (id) => refTo(id).$ref,
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties
    },
  })
  return Object.fromEntries(
    Object.entries(written.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]),
  )
}
