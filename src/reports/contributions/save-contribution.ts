import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { createLink, revokeLinks } from '#people/links/links.ts'
import { addressKey } from '../letters/address-key.ts'
import { queueContributionLetter } from '../letters/queue-confirmation.ts'
import { lockFormAndAddress } from '../lock-form.ts'
import { terms } from '../states.ts'
import type { Contributing } from './contribute.ts'
import { storeContribution } from './store-contribution.ts'
import { lockWaiting } from './waiting-contribution.ts'

/** `id` is the form's own key: sending it twice is one contribution; its words may be empty. */
export type ContributionToSave = Contributing & { email: string }

/**
 * Stores what waits to be confirmed, with the photos of its form; its letter goes out when the address is new.
 * Confirmed already, it stays as it was.
 */
export function saveContribution(db: Db, { id, ...asWritten }: ContributionToSave): Promise<void> {
  const written = { ...asWritten, email: asWritten.email.toLowerCase() }
  const address = addressKey(written.email)
  return inTransaction(db, async (tx) => {
    await lockFormAndAddress(tx, id, address)
    const before = await lockWaiting(tx, id)
    if (before?.confirmedFor) return
    const municipality = await storeContribution(tx, { id, ...written })
    if (before?.email === written.email && before.kind === written.kind) return
    await revokeLinks(tx, 'support', { support: id })
    const link = await createLink(tx, 'support', { support: id }, terms.draft)
    await queueContributionLetter(tx, {
      support: id,
      municipality,
      link,
      language: written.language,
      address,
    })
  })
}
