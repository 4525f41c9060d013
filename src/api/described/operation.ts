import { z } from 'zod'
import { geoJson } from '../geojson.ts'
import type { ApiRoute } from '../routes.ts'
import { schemas } from '../schemas.ts'

/** A route as an operation: what may be asked, and each answer there is. */
export function operationOf(route: ApiRoute) {
  const { id, tag, summary, description, question } = route.described
  return {
    operationId: id,
    tags: [tag],
    ...{ summary, description },
    parameters: [...inPath(route), ...(route.method === 'GET' ? inQuery(question) : [])],
    ...(route.method === 'POST' && question && { requestBody: formOf(question) }),
    responses: answersOf(route),
  }
}

export const refTo = (id: string) => ({ $ref: `#/components/schemas/${id}` })

const inPath = ({ path }: ApiRoute) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

function inQuery(question: z.ZodObject | undefined) {
  if (!question) return []
  const { properties = {}, required = [] } = z.toJSONSchema(question, { io: 'input' })
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
    ...(typeof schema === 'object' && schema.description && { description: schema.description }),
  }))
}

const formOf = (question: z.ZodObject) => ({
  content: { 'multipart/form-data': { schema: z.toJSONSchema(question, { io: 'input' }) } },
})

function answersOf(route: ApiRoute) {
  const { answer, geoJson: geo, question } = route.described
  const isRead = route.method === 'GET'
  const isPaged = question !== undefined && 'cursor' in question.shape
  const content = {
    'application/json': { schema: schemaOf(answer) },
    ...(geo && { [geoJson]: { schema: schemaOf(geo) } }),
  }
  const mistakes = [
    ...(question || route.method === 'POST' ? ['422'] : []),
    ...(/:(number|code)/.test(route.path) ? ['404'] : []),
    ...(route.path.includes(':number') ? ['410'] : []),
    ...(isRead ? [] : ['400', '403', '409', '413']),
    ...waiting,
    'default',
  ]
  return {
    [route.method === 'POST' && question ? '201' : '200']: {
      description: 'What was asked for.',
      ...(isRead && { headers: headersNamed(isPaged ? [...read, 'Link'] : read) }),
      content,
    },
    ...(isRead && {
      '304': {
        description: 'Nothing is new since the tag that was sent.',
        headers: headersNamed(read),
      },
    }),
    ...Object.fromEntries(mistakes.map((status) => [status, problemAt(status)])),
  }
}

/** With all that is read. */
const read = ['RateLimit-Policy', 'RateLimit', 'ETag'] as const

const headersNamed = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

/** Of these it is told how long to wait. */
const waiting: readonly string[] = ['429', '503']

const problemAt = (status: string) => ({
  $ref: `#/components/responses/${waiting.includes(status) ? 'Waiting' : 'Problem'}`,
})

/** Each answer has a name of its own. */
function schemaOf(answer: z.ZodType) {
  const id = schemas.get(answer)?.id
  if (id === undefined) throw new Error('an answer without a name')
  return refTo(id)
}
