import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { LeasedWork } from '#database/leased-work.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import type { News } from '#integrations/receiver.ts'
import { log } from '../../log.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './open-connection.ts'
import { goOn, stopPolling, type TakenPoll, takePolls, tryPollLater } from './polls.ts'
import { type TellRooms, takeTold } from './take-told.ts'
import { tellerOf } from './teller.ts'

type Rooms = ConnectionRooms & TellRooms

/** Systems that are asked what is new: each in its turn, and what it tells taken with where to go on, or not at all. */
export const connectionsToPoll = (rooms: Rooms): LeasedWork<TakenPoll> => ({
  table: 'polls',
  atOnce: 8,
  take: (limit) => takePolls(rooms.db, limit),
  async send(poll) {
    try {
      await pollOne(rooms, poll)
    } catch (error) {
      if (!(error instanceof NotAnswered || error instanceof Unreadable || error instanceof NotOpened))
        throw error
      log('warn', 'poll', { connection: poll.connection, reason: error.message })
      await tryPollLater(rooms.db, poll, error.message)
    }
  },
})

async function pollOne(rooms: Rooms, { id, connection, cursor }: TakenPoll): Promise<void> {
  const { receiver, kept } = await openConnection(rooms, connection, { purpose: 'poll' })
  if (!receiver.poll) return void (await stopPolling(rooms.db, id))
  const polled = await receiver.poll(cursor).finally(kept.written)
  await inTransaction(rooms.db, async (tx) => {
    const { unplaced } = await takeTold({ ...rooms, db: tx }, await tellerOf(tx, connection), polled)
    await keepUnplaced(tx, connection, unplaced)
    await goOn(tx, id, polled)
  })
}

/** A system may tell of a case before we have heard what it calls it; else they are of cases that never came from us. */
async function keepUnplaced(tx: Db, connection: string, unplaced: readonly News[]): Promise<void> {
  if (unplaced.length === 0 || !(await isWaitingForNames(tx, connection))) return
  await tx
    .insertInto('pushes')
    .values(unplaced.map((news) => ({ connection, body: Buffer.from(JSON.stringify(news)) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Some case there has no name yet that we have heard. */
async function isWaitingForNames(tx: Db, connection: string): Promise<boolean> {
  const unnamed = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('receiver', '=', connection)
    .where('kind', 'in', ['report', 'hand_over'])
    .where('state', 'in', ['sending', 'unknown', 'sent'])
    .where('created_at', '>', sql<Date>`now() - interval '2 days'`)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('external_ids')
            .select('external_id')
            .whereRef('external_ids.case_id', '=', 'deliveries.case_id')
            .whereRef('external_ids.connection', '=', 'deliveries.receiver'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return unnamed !== undefined
}
