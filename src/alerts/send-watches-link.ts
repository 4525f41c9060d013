import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { ensureLink } from '#people/links/links.ts'
import { addressKey } from '#reports/letters/address-key.ts'
import { queueLetter } from '#reports/letters/queue-letter.ts'
import { lockAddress } from '#reports/lock-form.ts'
import type { Language } from '#reports/report.ts'

type Wanted = { email: string; language: Language }

/**
 * Mails a person the link to all they follow and watch, no oftener than every five minutes. An address that nobody has
 * proven here gets nothing; whoever asked can't tell the difference.
 */
export function sendWatchesLink(db: Db, { email: written, language }: Wanted): Promise<void> {
  const email = written.toLowerCase()
  const address = addressKey(email)
  return inTransaction(db, async (tx) => {
    await lockAddress(tx, address)
    const person = await personToTell(tx, email, address)
    if (person === undefined) return
    const link = await ensureLink(tx, 'watches', person)
    await tx.insertInto('letters_to_address').values({ address_hash: address, kind: 'watches' }).execute()
    await queueLetter(tx, { kind: 'watches', person, link, language }, sql<Date>`now()`)
  })
}

async function personToTell(tx: Db, email: string, address: Buffer): Promise<number | undefined> {
  const lately = tx
    .selectFrom('letters_to_address')
    .select('sent_at')
    .where('address_hash', '=', address)
    .where('kind', '=', 'watches')
    .where('sent_at', '>', sql<Date>`now() - interval '5 minutes'`)
  const found = await tx
    .selectFrom('people')
    .select('id')
    .where('email', '=', email)
    .where((where) => where.not(where.exists(lately)))
    .executeTakeFirst()
  return found?.id
}
