import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { addressKey } from '../letters/address-key.ts'
import { lockAddress } from '../lock-form.ts'

/** What comes after so many in a day waits for a person: a contact centre sends on less, a bomb more. */
const draftsADay = 200

/** Whether an address may begin one more report by mail. Locks it: the answer holds until the transaction ends. */
export async function mayBeginByMail(tx: Db, email: string): Promise<boolean> {
  const address = addressKey(email)
  await lockAddress(tx, address)
  const { count } = await tx
    .selectFrom('letters_to_address')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('address_hash', '=', address)
    .where('kind', '=', 'mailed_draft')
    .where('sent_at', '>', sql<Date>`now() - interval '1 day'`)
    .executeTakeFirstOrThrow()
  return count < draftsADay
}
