import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { currentTrace } from '../log.ts'
import { recordEvent } from './record-event.ts'
import type { Door } from './report.ts'

export type Following = { report: number; person: number; door: Door }

/** Ends the letters about one report to one person; again does no harm. */
export function unsubscribe(db: Db, { report, person, door }: Following): Promise<void> {
  return inTransaction(db, async (tx) => {
    const stopped = await tx
      .updateTable('followers')
      .set({ stopped_at: sql`now()` })
      .where('report', '=', report)
      .where('person', '=', person)
      .where('stopped_at', 'is', null)
      .returning('municipality')
      .executeTakeFirst()
    if (!stopped) return
    const { municipality } = stopped
    await recordEvent(tx, { act: 'unsubscribe', door, actor: 'reporter', person, report, municipality })
  })
}

type All = Omit<Following, 'report'> & {
  /** Only of those that are told of in the letter of a morning. */
  gathered?: true
}

/** Ends the letters about every report a person follows. */
export async function unsubscribeFromAll(tx: Db, { person, door, gathered }: All): Promise<void> {
  const stopped = await tx
    .updateTable('followers')
    .set({ stopped_at: sql`now()` })
    .where('person', '=', person)
    .where('stopped_at', 'is', null)
    .$if(gathered === true, (update) => update.where('pace', '!=', 'at_once'))
    .returning(['report', 'municipality'])
    .execute()
  if (stopped.length === 0) return
  const event = { act: 'unsubscribe', door, actor: 'reporter', person } as const
  await tx
    .insertInto('events')
    .values(stopped.map((of) => ({ ...event, ...of, trace: currentTrace() })))
    .execute()
}
