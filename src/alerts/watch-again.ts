import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Watching } from './stop-watches.ts'

/**
 * The way back for who stopped, maybe by mistake: one, or all that was stopped together last. What happened meanwhile
 * is not told; again does no harm.
 */
export function watchAgain(db: Db, { watch, person, door }: Watching): Promise<void> {
  return inTransaction(db, async (tx) => {
    const begun = await tx
      .updateTable('watches')
      .set({ stopped_at: null, confirmed_at: sql`clock_timestamp()` })
      .where('person', '=', person)
      .where('stopped_at', 'is not', null)
      .$if(watch !== null, (query) => query.where('id', '=', watch))
      .$if(watch === null, (query) => query.where('stopped_at', '=', stoppedLast(person)))
      .returning('id')
      .execute()
    if (begun.length === 0) return
    const facts = { watch, count: begun.length }
    await recordEvent(tx, { act: 'watch_again', door, actor: 'neighbour', person, facts })
  })
}

const stoppedLast = (person: number) =>
  sql<Date>`(select max(stopped.stopped_at) from watches as stopped where stopped.person = ${person})`
