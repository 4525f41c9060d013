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

/**
 * Has a link to their own page sent to whoever has this address. The same is done for an address nobody is known by:
 * its link is nobody's, and its letter is dropped when it would leave. So no answer, nor its time, tells the two apart.
 */
export function askToSignIn(
  db: Db,
  { email, language }: { email: string; language: Language },
): Promise<void> {
  const key = addressKey(email)
  return inTransaction(db, async (tx) => {
    await lockAddress(tx, key)
    if (!(await oneMoreLetter(tx, key, 'sign_in'))) return
    const known = await tx.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst()
    const owner = known && { person: known.id }
    const link = await createLink(tx, 'sign_in', { ...owner }, terms.signIn)
    await queueLetter(tx, { kind: 'sign_in', address: email, link, language, ...owner }, sql<Date>`now()`)
  })
}
