import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { ConfiguredDatabase } from '#database/open-configured.ts'
import { connect } from './connect.ts'
import { copyWaiting } from './copy-waiting.ts'
import type { FarSides } from './far-sides.ts'
import { together } from './load.ts'
import { postReport } from './post-open311.ts'
import { cpuOf } from './processes.ts'
import type { Service } from './service.ts'

type Rooms = {
  service: Service
  database: ConfiguredDatabase
  far: FarSides
  key: string
  say(words: string): void
}

export type Drained = {
  /** Seconds from when the far sides are back until all has got through, and until the first has. */
  seconds: number
  rested: number
  perSecond: number
  /** Milliseconds of CPU a delivery, of the service with its database, and of the far sides. */
  cpu: number
  farCpu: number
  /** What is not there, and what is there twice. */
  wrong: number
}

const patienceMs = 3_600_000
const lookEveryMs = 500
/** So many are posted; the rest are copies of them. */
const mostPosted = 200

/**
 * Nobody listens at the far sides while so many reports come in for them, and the service tries as it does; then they are
 * back: how long until all has got through.
 */
export async function drainBacklog(rooms: Rooms, over: readonly string[], reports: number): Promise<Drained> {
  const { service, far, say } = rooms
  const { db } = rooms.database
  await far.stop()
  const numbers = await fillBacklog(rooms, over, reports)
  const waiting = await countWaiting(db)
  say(`… ${waiting} wait over ${over.length} connections, which rest for ${await longestRest(db)} s`)
  await far.start()
  const back = performance.now()
  const rested = await until(db, (left) => left < waiting)
  const [spent, farSpent] = [await cpuOf(service.pid), await cpuOf(far.pid())]
  await until(db, (left) => left === 0)
  const ended = performance.now()
  const cpuEach = async (pid: number, before: number) => (1000 * ((await cpuOf(pid)) - before)) / waiting
  const [cpu, farCpu] = [await cpuEach(service.pid, spent), await cpuEach(far.pid(), farSpent)]
  return {
    ...{ seconds: (ended - back) / 1000, rested: (rested - back) / 1000 },
    ...{ perSecond: (1000 * waiting) / (ended - rested), cpu, farCpu },
    wrong: wrongIn(numbers, await far.numbers()),
  }
}

/** Some as programs post them, the rest as copies of what the service has made of those. */
async function fillBacklog({ service, database, key }: Rooms, over: readonly string[], reports: number) {
  const posted: number[] = []
  await together(
    Array.from({ length: Math.min(reports, mostPosted) }, (_, turn) => turn),
    async (turn) => {
      const body = over[turn % over.length] ?? ''
      posted.push(await postReport({ url: service.url, key, body, turn }))
    },
  )
  const sql = connect(database.connection, 1)
  const copied = reports > posted.length ? await copyWaiting(sql, posted, reports - posted.length) : []
  // As the database does by itself within a minute.
  await sql`analyze deliveries, cases, reports, report_texts, links`
  await sql.end()
  return [...posted, ...copied]
}

/** Until that many wait; the moment it was so. */
async function until(db: Db, isSo: (left: number) => boolean): Promise<number> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const left = await countWaiting(db)
    if (isSo(left)) return performance.now()
    if (performance.now() > deadline) throw new Error(`${left} deliveries still wait`)
    await pause(lookEveryMs)
  }
}

/** Waits until nothing is on its way. */
export const untilDrained = (db: Db): Promise<number> => until(db, (left) => left === 0)

async function countWaiting(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('state', 'in', ['queued', 'sending', 'unknown'])
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function longestRest(db: Db): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select coalesce(max(ceil(extract(epoch from rest_until - now()))), 0)::int as seconds from connections`.execute(
    db,
  )
  return rows[0]?.seconds ?? 0
}

function wrongIn(told: readonly number[], there: readonly number[]): number {
  const known = new Set(there)
  const missing = told.filter((number) => !known.has(number)).length
  return missing + there.length - known.size
}
