import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'

/**
 * Word has come that a letter could not be left. The address it went to gets no more from us than what it is asked
 * for, until it has been proven again; what there was to tell stays on the pages. `at`: when that was, so that word
 * that comes late does not silence an address that has been proven since.
 */
export function bounceLetter(
  db: Db,
  { letter, at }: { letter: string; at: Date },
): Promise<{ first: boolean }> {
  return inTransaction(db, async (tx) => {
    const bounced = await tx
      .updateTable('letters')
      .set({ bounced_at: at })
      .where('id', '=', letter)
      .where('bounced_at', 'is', null)
      .returning('person')
      .executeTakeFirst()
    if (bounced?.person) await restAddress(tx, bounced.person, at)
    return { first: bounced !== undefined }
  })
}

const restAddress = (tx: Db, person: number, at: Date) =>
  tx
    .updateTable('people')
    .set({ rests_since: sql<Date>`coalesce(rests_since, ${at})` })
    .where('id', '=', person)
    .where('proven_at', '<', at)
    .execute()
