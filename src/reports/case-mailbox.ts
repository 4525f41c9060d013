import type { Db } from '#database/database.ts'
import { whereTold } from './deliveries/where-told.ts'

/** The case of a link's body that a new link would be to, and where that goes; no address: it has none. */
export type CaseMailbox = { caseId: number; address: string | null }

/**
 * The case itself, or the one that the body has now where the report has gone away and come back to it; null where
 * the report is with somebody else.
 */
export async function caseMailbox(db: Db, caseId: number, body: string | null): Promise<CaseMailbox | null> {
  const found = await db
    .selectFrom('cases as linked')
    .innerJoin('cases as present', (join) =>
      join.onRef('present.report', '=', 'linked.report').on('present.is_present', '=', true),
    )
    .innerJoin('reports', 'reports.number', 'linked.report')
    .select(['present.id', 'present.holder', 'present.exception', 'reports.category'])
    .where('linked.id', '=', caseId)
    .whereRef('linked.holder', '=', 'present.holder')
    .where('linked.holder', '=', body)
    .executeTakeFirst()
  if (!found) return null
  const { address } = await whereTold(db, found)
  return { caseId: found.id, address }
}
