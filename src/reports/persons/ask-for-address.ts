import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { createLink } from '#people/links/links.ts'
import { addressKey } from '../letters/address-key.ts'
import { oneMoreLetter } from '../letters/one-more-letter.ts'
import { queueLetter } from '../letters/queue-letter.ts'
import { lockAddress } from '../lock-form.ts'
import type { Language } from '../report.ts'
import { terms } from '../states.ts'

type Wanted = { person: number; address: string; language: Language }

/** Asks the new address of a person to be proven; until then nothing changes. An earlier wish is given up. */
export function askForAddress(db: Db, { person, address, language }: Wanted): Promise<void> {
  const key = addressKey(address)
  return inTransaction(db, async (tx) => {
    await lockAddress(tx, key)
    if (!(await oneMoreLetter(tx, key, 'new_address'))) return
    await tx
      .deleteFrom('links')
      .where('person', '=', person)
      .where('act', '=', 'new_address')
      .where('revoked_at', 'is', null)
      .execute()
    const link = await createLink(tx, 'new_address', { person }, terms.newAddress)
    await tx.insertInto('new_addresses').values({ link, address }).execute()
    await queueLetter(tx, { kind: 'new_address', address, link, person, language }, sql<Date>`now()`)
  })
}

/** What a link would change an address to, for its page to say. */
export async function addressAskedFor(db: Db, link: string): Promise<string | null> {
  const found = await db
    .selectFrom('new_addresses')
    .select('address')
    .where('link', '=', link)
    .executeTakeFirst()
  return found?.address ?? null
}
