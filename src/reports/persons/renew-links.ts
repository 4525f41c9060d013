import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Ends every link that was mailed to a person, and makes anew those that letters to come will carry. */
export async function renewLinks(tx: Db, person: number): Promise<void> {
  await sql`
    with ended as (
      update links set revoked_at = now() where person = ${person} and revoked_at is null
      returning act, report, watch)
    insert into links (id, act, report, watch, person)
    select distinct on (act, report, watch) gen_random_uuid(), act, report, watch, ${person}::bigint from ended
     where act in ('reporter', 'unsubscribe') and report is not null or act in ('watches', 'unwatch')`.execute(
    tx,
  )
}

/** Ends every link that was mailed to a person. */
export async function endLinks(tx: Db, person: number): Promise<void> {
  await tx
    .updateTable('links')
    .set({ revoked_at: sql`now()` })
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .execute()
}
