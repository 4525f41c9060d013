import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { OurSide } from './compare-cases.ts'

/**
 * The cases that a system has names for, as they stand here: those of these names, and whatever it has named since. Of a
 * case that was handed away and came back the latest counts.
 */
export async function ourSides(
  db: Db,
  connection: string,
  { names, since }: { names: readonly string[]; since: Date },
): Promise<OurSide[]> {
  const { rows } = await sql<OurSide>`
    select distinct on (external_ids.external_id)
           external_ids.external_id as "externalId", external_ids.case_id as "caseId", external_ids.report,
           cases.state, cases.state_since as "stateSince", external_ids.told_at as "toldAt"
      from external_ids
      join cases on cases.id = external_ids.case_id
     where external_ids.connection = ${connection}
       and (external_ids.external_id = any(${names}::text[]) or external_ids.told_at >= ${since})
     order by external_ids.external_id, external_ids.case_id desc`.execute(db)
  return rows
}
