import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { Decision } from '#responsibility/stored.ts'
import { type Confirmed, confirmReport } from './confirm-report.ts'
import { linkToConfirm } from './draft.ts'
import type { Door } from './report.ts'
import { draftsWaitingWith } from './waiting-drafts.ts'

export type Together = {
  /** The draft whose link was opened: it proves the address of all. */
  opened: string
  chosen: readonly { draft: string; decision: Decision }[]
  door: Door
}

/** Makes reports of the drafts chosen among those that wait for one address, all or none; others are passed over. */
export function confirmTogether(db: Db, { opened, chosen, door }: Together): Promise<Confirmed[]> {
  return inTransaction(db, async (tx) => {
    const confirmed: Confirmed[] = []
    for (const { id: draft } of await draftsWaitingWith(tx, opened)) {
      const decision = chosen.find((one) => one.draft === draft)?.decision
      if (!decision) continue
      // Asked anew under the draft's lock: an address changed meanwhile has made another link.
      const link = await linkToConfirm(tx, draft)
      if (link) confirmed.push(await confirmReport(tx, { draft, link, decision, door }))
    }
    return confirmed
  })
}
