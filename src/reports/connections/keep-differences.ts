import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { Comparison } from './compare-cases.ts'

/**
 * Keeps what a comparison has found, once each: what is found again is as it is now, what is no longer is agreed on, and
 * what somebody has left as it is comes back only when either side says something new. Returns how many are open.
 */
export function keepDifferences(
  db: Db,
  connection: string,
  { differences, looked }: Comparison,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const found = JSON.stringify(differences)
    await sql`
      insert into disagreements (connection, kind, external_id, case_id, report,
                                 our_state, their_act, their_state, their_updated_at)
      select ${connection}, kind::disagreement_kind, "externalId", "caseId", report,
             "ourState"::case_state, "theirAct", "theirState", "theirUpdatedAt"
        from ${rowsIn(found)}
       where not exists (
         select from disagreements left_so
          where left_so.connection = ${connection} and left_so.ended_as = 'left'
            and left_so.kind::text = found.kind and left_so.external_id = found."externalId"
            and left_so.our_state::text is not distinct from found."ourState"
            and left_so.their_state is not distinct from found."theirState"
            and left_so.their_act is not distinct from found."theirAct")
      on conflict (connection, kind, external_id) where ended_at is null do update
        set seen_at = now(), our_state = excluded.our_state, case_id = excluded.case_id, report = excluded.report,
            their_act = excluded.their_act, their_state = excluded.their_state,
            their_updated_at = excluded.their_updated_at`.execute(tx)
    await sql`
      update disagreements set ended_at = now(), ended_as = 'agreed'
       where connection = ${connection} and ended_at is null
         and (external_id = any(${looked}::text[]))
         and not exists (select from ${rowsIn(found)}
                          where found.kind = disagreements.kind::text
                            and found."externalId" = disagreements.external_id)`.execute(tx)
    await tx
      .updateTable('connections')
      .set({ compared_at: sql<Date>`now()`, compare_problem: null })
      .where('id', '=', connection)
      .execute()
    return countOpen(tx, connection)
  })
}

const rowsIn = (found: string) => sql`jsonb_to_recordset(${found}::jsonb) as found(
  kind text, "externalId" text, "caseId" bigint, report bigint, "ourState" text,
  "theirAct" text, "theirState" text, "theirUpdatedAt" timestamptz)`

async function countOpen(db: Db, connection: string): Promise<number> {
  const { count } = await db
    .selectFrom('disagreements')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('connection', '=', connection)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The comparison could not be made: it stands with what is known from the last. */
export const noteCompareProblem = (db: Db, connection: string, problem: string): Promise<unknown> =>
  db
    .updateTable('connections')
    .set({ compare_problem: problem.slice(0, 300) })
    .where('id', '=', connection)
    .execute()
