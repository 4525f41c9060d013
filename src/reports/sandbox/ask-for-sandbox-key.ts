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

type Asking = {
  email: string
  /** Made of the address by our key: all that is kept of it. */
  addressHash: Buffer
  /** What the program is called. */
  name: string
  language: Language
}

/**
 * Has a link by which a key is made sent to an address. The same is done for one that gets no keys: its letter is dropped
 * when it would leave. So no answer, nor its time, tells them apart.
 */
export function askForSandboxKey(db: Db, { email, addressHash, name, language }: Asking): Promise<void> {
  const key = addressKey(email)
  return inTransaction(db, async (tx) => {
    await lockAddress(tx, key)
    if (!(await oneMoreLetter(tx, key, 'sandbox'))) return
    const link = await createLink(tx, 'sandbox', {}, terms.sandboxKey)
    await sql`
      insert into sandbox_wishes (link, address_hash, name) select ${link}, ${addressHash}, ${name}
       where not exists (select from sandbox_blocks where address_hash = ${addressHash})`.execute(tx)
    await queueLetter(tx, { kind: 'sandbox', address: email, link, language }, sql<Date>`now()`)
  })
}
