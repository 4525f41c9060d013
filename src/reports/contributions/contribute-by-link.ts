import type { Db } from '#database/database.ts'
import type { WatchPace } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockForm } from '../lock-form.ts'
import type { Door } from '../report.ts'
import { type Contributed, type Contributing, contribute } from './contribute.ts'
import { storeContribution } from './store-contribution.ts'
import { lockWaiting } from './waiting-contribution.ts'

/** `link`: null where a session has proven the address. */
export type ByLink = Contributing & {
  person: number
  link: string | null
  door: Door
  pace?: WatchPace | undefined
}

/**
 * Somebody adds to a report whose link to its page, or whose session, has proven the address: nothing waits for a letter.
 * Sent twice it is one, by the form's key.
 */
export function contributeByLink(
  db: Db,
  { person, link, door, pace, ...given }: ByLink,
): Promise<Contributed> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, given.id)
    const before = await lockWaiting(tx, given.id)
    if (before?.confirmedFor) return { kind: given.kind, report: before.confirmedFor, first: false }
    // Its key is remembered, so that the form can't be sent once more, and no photo comes after.
    await storeContribution(tx, { ...given, email: null })
    return contribute(tx, given, { person, link, door, pace })
  })
}
