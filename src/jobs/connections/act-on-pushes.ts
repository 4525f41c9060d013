import { sql } from 'kysely'
import { z } from 'zod'
import { noteTested } from '#bodies/connections/note-tested.ts'
import { noteToldByPush } from '#bodies/exchanges/note-told.ts'
import type { Db } from '#database/database.ts'
import { backOffMs, leaseInMs } from '#database/lease.ts'
import type { LeasedWork } from '#database/leased-work.ts'
import { inTransaction } from '#database/transaction.ts'
import type { News } from '#integrations/receiver.ts'
import { storable } from '#text/storable.ts'
import { log, reasonOf } from '../../log.ts'
import { type ConnectionRooms, NotOpened, openConnection } from './open-connection.ts'
import { problemIn, type TellRooms, type Told, takeTold } from './take-told.ts'
import { tellerOf } from './teller.ts'

type Rooms = ConnectionRooms & TellRooms
type TakenPush = {
  id: string
  attempt: number
  trace: null
  connection: string
  headers: unknown
  body: Buffer
  cameAt: Date
}

/** With the pauses between them some six hours: by then what a case is called has been heard, or never will be. */
const mostTries = 22

/** What systems have pushed, and what they told too early: acted on, or tried again for as long as it may be of use. */
export const pushesToActOn = (rooms: Rooms): LeasedWork<TakenPush> => ({
  table: 'pushes',
  atOnce: 4,
  take: (limit) => takePushes(rooms.db, limit),
  async send(push) {
    try {
      await actOn(rooms, push)
      log('info', 'push', { push: push.id, connection: push.connection })
    } catch (error) {
      const reason = reasonOf(error)
      log('error', 'push', { push: push.id, connection: push.connection, reason })
      await endOrTryLater(rooms.db, push, reason)
    }
  },
})

async function actOn(rooms: Rooms, push: TakenPush): Promise<void> {
  const read = await readPush(rooms, push)
  if ('problem' in read) return end(rooms.db, push, 'failed', read.problem)
  await inTransaction(rooms.db, async (tx) => {
    if (read.isTest) {
      await noteTested(tx, push.connection, read)
      return end(tx, push, 'done', null)
    }
    const told = await takeTold({ ...rooms, db: tx }, await tellerOf(tx, push.connection), read)
    await noteToldByPush(tx, push.id, { connection: push.connection, externalIds: told.externalIds })
    const unfit = problemIn(told.unfit)
    if (told.unplaced.length === 0) return end(tx, push, unfit === null ? 'done' : 'failed', unfit)
    const awaits = [...new Set(told.unplaced.map(({ externalId }) => externalId))]
    const unplaced = `no case of ours: ${awaits.join(', ')}`
    await endOrTryLater(tx, push, [...(unfit === null ? [] : [unfit]), unplaced].join('; '), awaits)
  })
}

const endOrTryLater = (db: Db, push: TakenPush, problem: string, awaits: readonly string[] = []) =>
  push.attempt >= mostTries ? end(db, push, 'failed', problem) : tryLater(db, push, problem, awaits)

async function takePushes(db: Db, limit: number): Promise<TakenPush[]> {
  const { rows } = await sql<Omit<TakenPush, 'trace'>>`
    with taken as materialized (
      select id from pushes
       where state = 'waiting' and next_at <= now() and coalesce(leased_until < now(), true)
       order by next_at limit ${limit} for update skip locked)
    update pushes set attempts = attempts + 1,
           leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
      from taken where pushes.id = taken.id
    returning pushes.id, attempts as attempt, connection, headers, body, came_at as "cameAt"`.execute(db)
  return rows.map((row) => ({ ...row, trace: null }))
}

const headersSchema = z.record(z.string(), z.string())

async function readPush(
  rooms: Rooms,
  { connection, headers, body, cameAt: at }: TakenPush,
): Promise<(Told & { isTest: boolean }) | { problem: string }> {
  if (headers === null) return { news: [readNews(body)], cases: [], isTest: false }
  try {
    const { receiver, connection: opened } = await openConnection(rooms, connection, { purpose: 'poll' })
    const accepted = receiver.accept?.({ headers: headersSchema.parse(headers), body, at })
    if (!accepted) return { problem: 'nothing can be pushed to this kind' }
    if (!accepted.accepted) return { problem: accepted.answer }
    return { ...accepted, isTest: opened.state === 'test' }
  } catch (error) {
    if (error instanceof NotOpened) return { problem: error.message }
    throw error
  }
}

/** As `keepUnplaced` wrote it. */
function readNews(body: Buffer): News {
  const news = JSON.parse(body.toString()) as Omit<News, 'at' | 'plannedFor'> &
    Record<'at' | 'plannedFor', string>
  return { ...news, at: new Date(news.at), plannedFor: news.plannedFor ? new Date(news.plannedFor) : null }
}

const longestProblem = 500
const fitProblem = (problem: string): string => storable(problem.slice(0, longestProblem))

const end = (db: Db, { id }: TakenPush, state: 'done' | 'failed', problem: string | null) =>
  db
    .updateTable('pushes')
    .set({ state, problem: problem && fitProblem(problem), leased_until: null })
    .where('id', '=', id)
    .execute()
    .then(() => undefined)

const tryLater = (db: Db, { id, attempt }: TakenPush, problem: string, awaits: readonly string[]) =>
  db
    .updateTable('pushes')
    .set({
      ...{ problem: fitProblem(problem), leased_until: null, awaits: [...awaits] },
      next_at: sql<Date>`now() + make_interval(secs => ${backOffMs(attempt) / 1000})`,
    })
    .where('id', '=', id)
    .execute()
    .then(() => undefined)
