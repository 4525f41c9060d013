import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { Door } from '#reports/report.ts'
import { unsubscribeFromAll } from '#reports/unsubscribe.ts'
import { stopWatches } from './stop-watches.ts'

/** No more letters about anything a person follows or watches. */
export function stopEverything(db: Db, { person, door }: { person: number; door: Door }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await stopWatches(tx, { watch: null, person, door })
    await unsubscribeFromAll(tx, { person, door })
  })
}
