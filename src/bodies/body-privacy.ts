import type { Db } from '#database/database.ts'

/** What a body says of how it handles personal data it is sent; null where it has said nothing. */
export type BodyPrivacy = {
  code: string
  slug: string
  kind: 'municipality' | 'agency' | 'association' | 'road_association'
  name: string
  refusesReports: boolean
  /** Who at the body is responsible, for a municipality a board of it. */
  board: string | null
  /** The mailbox of its data protection officer. */
  contact: string | null
  basis: string | null
  keeping: string | null
  page: string | null
}

/** By its code or the word in its addresses. */
export const bodyPrivacy = (db: Db, name: string): Promise<BodyPrivacy | undefined> =>
  db
    .selectFrom('bodies')
    .select(['code', 'slug', 'kind', 'name', 'refuses_reports as refusesReports'])
    .select(['privacy_board as board', 'privacy_contact as contact', 'privacy_basis as basis'])
    .select(['privacy_keeping as keeping', 'privacy_page as page'])
    .where((where) => where.or([where('slug', '=', name), where('code', '=', name)]))
    .orderBy('code')
    .limit(1)
    .executeTakeFirst()
