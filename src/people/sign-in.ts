import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { beginSession, endSession } from './sessions.ts'
import { useLinkOnce } from './use-link-once.ts'

/** Begins a session by a mailed link, and ends the one the browser had. The token; null when the link was used before. */
export function signIn(
  db: Db,
  { link, before }: { link: string; before: string | null },
): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    const person = await useLinkOnce(tx, 'sign_in', link)
    if (person === null) return null
    await tx
      .updateTable('people')
      .set({ proven_at: sql`now()`, rests_since: null })
      .where('id', '=', person)
      .execute()
    if (before) await endSession(tx, before)
    return beginSession(tx, person)
  })
}
