import { z } from 'zod'
import type { BodyInList } from '#bodies/list-bodies.ts'
import { paths } from '#paths.ts'
import { named } from '../schemas.ts'

export const bodyKind = z.enum(['municipality', 'agency', 'road_association', 'association'])

/** Whoever can hold a case. No addresses: what is for a body goes through the service. */
export const shownBody = named(
  'Body',
  z.object({
    code: z.string(),
    kind: bodyKind,
    name: z.string(),
    slug: z.string(),
    page: z.string(),
    self: z.string(),
    takesReports: z.boolean().describe('Else it wants them on its own page.'),
    ownPage: z.string().nullable(),
    municipality: z.string().nullable().describe('Of a road association: where its roads lie.'),
  }),
)

export function showBody(baseUrl: string, body: BodyInList): z.output<typeof shownBody> {
  const { code, kind, name, slug, refuses_reports, own_page, municipality } = body
  return {
    ...{ code, kind, name, slug, municipality },
    page: baseUrl + (kind === 'municipality' ? paths.municipality(slug) : paths.body(slug)),
    self: baseUrl + paths.apiBody(code),
    takesReports: !refuses_reports,
    ownPage: own_page,
  }
}
