import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Door } from '#reports/report.ts'

/** Null: all that the person watches. */
export type Watching = { watch: string | null; person: number; door: Door }

/** Ends the letters about a place or a body, or about all of them; what had not been told is not. Again does no harm. */
export function stopWatches(db: Db, { watch, person, door }: Watching): Promise<void> {
  return inTransaction(db, async (tx) => {
    const stopped = await tx
      .updateTable('watches')
      .set({ stopped_at: sql`now()`, news_since: null })
      .where('person', '=', person)
      .where('stopped_at', 'is', null)
      .$if(watch !== null, (query) => query.where('id', '=', watch))
      .returning('id')
      .execute()
    if (stopped.length === 0) return
    const ids = stopped.map(({ id }) => id)
    await tx.deleteFrom('watch_news').where('watch', 'in', ids).where('letter', 'is', null).execute()
    const facts = { watch, count: ids.length }
    await recordEvent(tx, { act: 'unwatch', door, actor: 'neighbour', person, facts })
  })
}
