import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { createLink, revokeLinks } from '#people/links/links.ts'
import { addressKey } from '#reports/letters/address-key.ts'
import { dueThisHour } from '#reports/letters/queue-confirmation.ts'
import { queueLetter } from '#reports/letters/queue-letter.ts'
import { lockFormAndAddress } from '#reports/lock-form.ts'
import { terms } from '#reports/states.ts'
import { storeWatch } from './store-watch.ts'
import type { WatchToSave } from './watch.ts'
import { lockWatch } from './watch-queries.ts'

/**
 * Stores what somebody wants to watch; its letter goes out when the address is new. Confirmed already, it stays as it
 * was.
 */
export function saveWatch(
  db: Db,
  { email: written, ...watch }: WatchToSave & { email: string },
): Promise<void> {
  const email = written.toLowerCase()
  const address = addressKey(email)
  const { id, language } = watch
  return inTransaction(db, async (tx) => {
    await lockFormAndAddress(tx, id, address)
    const before = await lockWatch(tx, id)
    if (before?.isConfirmed) return
    await storeWatch(tx, { ...watch, email })
    if (before?.email === email) return
    await revokeLinks(tx, 'watch', { watch: id })
    const link = await createLink(tx, 'watch', { watch: id }, terms.draft)
    const due = await dueThisHour(tx, address, 'watch')
    await queueLetter(tx, { kind: 'watch', watch: id, link, language }, due)
  })
}
