import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { LetterKind } from '#database/schema.ts'

const anHour = 5

/** Whether an address may have one more letter of this kind within the hour. If so it is counted. Under the address's lock. */
export async function oneMoreLetter(tx: Db, address: Buffer, kind: LetterKind): Promise<boolean> {
  const { count } = await tx
    .selectFrom('letters_to_address')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('address_hash', '=', address)
    .where('kind', '=', kind)
    .where('sent_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirstOrThrow()
  if (count >= anHour) return false
  await tx.insertInto('letters_to_address').values({ address_hash: address, kind }).execute()
  return true
}
