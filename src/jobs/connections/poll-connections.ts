import { sql } from 'kysely'
import { noteTested } from '#bodies/connections/note-tested.ts'
import { addressKeysIn } from '#bodies/exchanges/address-keys.ts'
import { noteQuiet } from '#bodies/exchanges/note-quiet.ts'
import { noteToldIn } from '#bodies/exchanges/note-told.ts'
import type { Db } from '#database/database.ts'
import type { LeasedWork } from '#database/leased-work.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotAnswered, Unreadable } from '#http/exchange.ts'
import type { News, Polled } from '#integrations/receiver.ts'
import { storable } from '#text/storable.ts'
import { log, reasonOf } from '../../log.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './open-connection.ts'
import { goOn, goOnTesting, stopPolling, type TakenPoll, takePolls, tryPollLater } from './polls.ts'
import { problemIn, type TellRooms, takeTold } from './take-told.ts'
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
      const isTheirs =
        error instanceof NotAnswered || error instanceof Unreadable || error instanceof NotOpened
      const reason = isTheirs ? error.message : reasonOf(error)
      log(isTheirs ? 'warn' : 'error', 'poll', { connection: poll.connection, reason })
      await tryPollLater(rooms.db, poll, reason)
    }
  },
})

async function pollOne(rooms: Rooms, { id, connection: of, cursor, testCursor }: TakenPoll): Promise<void> {
  const { connection, receiver, kept } = await openConnection(rooms, of, { purpose: 'poll' })
  if (!receiver.poll) return void (await stopPolling(rooms.db, id))
  const isTest = connection.state === 'test'
  const polled = await receiver.poll(isTest ? testCursor : cursor).finally(kept.written)
  await inTransaction(rooms.db, async (tx) => {
    if (isTest) {
      if (polled.news.length + polled.cases.length === 0) await noteQuiet(tx, kept.ids())
      await noteTested(tx, of, polled)
      return void (await goOnTesting(tx, id, polled))
    }
    const teller = await tellerOf(tx, of)
    const { outcomes, unplaced, unfit, externalIds } = await takeTold({ ...rooms, db: tx }, teller, polled)
    const problems = [...unfit, ...unheardIn(polled)]
    if (problems.length === 0 && outcomes.every((one) => one === 'known')) await noteQuiet(tx, kept.ids())
    else await noteToldIn(tx, kept.ids(), { connection: of, externalIds })
    await keepUnplaced(tx, of, unplaced)
    await keepProblems(tx, of, problems)
    await goOn(tx, id, polled, problemIn(problems))
  })
}

/** A system may tell of a case before we have heard what it calls it; else they are of cases that never came from us. */
async function keepUnplaced(tx: Db, connection: string, unplaced: readonly News[]): Promise<void> {
  if (unplaced.length === 0 || !(await isWaitingForNames(tx, connection))) return
  await tx
    .insertInto('pushes')
    .values(
      unplaced.map((news) => ({
        ...{ connection, body: asBytes(news), addresses: addressesOf(news) },
        awaits: [news.externalId],
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

type Problem = { told: object; problem: string }

const unheardIn = ({ cutAt }: Polled): Problem[] =>
  cutAt
    ? [{ told: { cutAt }, problem: 'more within one second than an answer holds; the rest is not told' }]
    : []

/** For a person to look at: it stands in the log as what is pushed and can't be read does, once however often told. */
async function keepProblems(tx: Db, connection: string, problems: readonly Problem[]): Promise<void> {
  for (const { told, problem } of problems)
    await sql`insert into pushes (connection, body, state, problem, addresses)
      select ${connection}, body, 'failed', ${storable(problem)}, ${addressesOf(told)}::text[] from (select ${asBytes(told)}::bytea as body) told
       where not exists (
         select from pushes where connection = ${connection} and md5(pushes.body) = md5(told.body)
            and headers is null and state = 'failed')`.execute(tx)
}

const asBytes = (told: object): Buffer => Buffer.from(JSON.stringify(told))
const addressesOf = (told: object) => addressKeysIn(JSON.stringify(told))

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
