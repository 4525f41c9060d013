import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { ensureLink } from '#people/links/links.ts'
import { lockForm } from '#reports/lock-form.ts'
import type { Door } from '#reports/report.ts'
import { beginWatch } from './begin-watch.ts'
import { storeWatch } from './store-watch.ts'
import type { WatchToSave } from './watch.ts'
import { lockWatch } from './watch-queries.ts'

export type WatchByLink = WatchToSave & { person: number; link: string | null; door: Door }

/** One more to watch for who has come by the link to all of theirs, or is signed in: either has proven the address. Sent twice it is one. */
export function watchByLink(db: Db, { person, link, door, ...watch }: WatchByLink): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, watch.id)
    const before = await lockWatch(tx, watch.id)
    if (before?.isConfirmed) return
    await storeWatch(tx, { ...watch, email: null })
    await ensureLink(tx, 'watches', person)
    await beginWatch(tx, { watch: watch.id, person, link, door })
  })
}
