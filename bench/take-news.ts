import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#database/database.ts'
import type { FarSides } from './far-sides.ts'
import { cpuOf } from './processes.ts'
import type { Service } from './service.ts'

type Rooms = { service: Service; db: Db; far: FarSides }

const patienceMs = 1_800_000
const lookEveryMs = 500

/** Each is asked at once, and then again every so many seconds. */
const pollEvery = (db: Db, seconds: number): Promise<unknown> =>
  db.updateTable('polls').set({ every_seconds: seconds, next_at: new Date() }).execute()

/** Polls that nobody waits for. */
const aDay = 86_400

/** Milliseconds of CPU a poll costs that is told what it was told last: nothing, or so many things. */
export async function cpuOfPoll({ service, db, far }: Rooms, seconds: number): Promise<number> {
  await pollEvery(db, aDay)
  await pause(2_000)
  const idle = await cpuDuring(service, seconds)
  await pollEvery(db, 1)
  await pause(2_000)
  const before = await countPolls(db)
  const polling = await cpuDuring(service, seconds)
  const polls = (await countPolls(db)) - before
  await pollEvery(db, aDay)
  if (polls === 0) throw new Error(`${far.sides.length} systems, and none was asked`)
  return (1000 * (polling - idle)) / polls
}

async function cpuDuring(service: Service, seconds: number): Promise<number> {
  const before = await cpuOf(service.pid)
  await pause(seconds * 1000)
  return (await cpuOf(service.pid)) - before
}

/** All that was asked to hear what is new. */
async function countPolls(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('exchanges')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('purpose', '=', 'poll')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type NewsTaken = { perSecond: number; cpu: number; updates: number }

/** Every case is moved one step on there: how fast that is taken in, from the first poll that may hear of it. */
export async function takeNews({ service, db, far }: Rooms): Promise<NewsTaken> {
  const before = await countTold(db)
  const updates = await far.handle(1)
  const spent = await cpuOf(service.pid)
  const begun = performance.now()
  await pollEvery(db, 5)
  while ((await countTold(db)) - before < updates) {
    if (performance.now() - begun > patienceMs)
      throw new Error(`${(await countTold(db)) - before} of ${updates} updates were heard`)
    await pause(lookEveryMs)
  }
  const seconds = (performance.now() - begun) / 1000
  const cpu = (1000 * ((await cpuOf(service.pid)) - spent)) / updates
  await pollEvery(db, aDay)
  return { perSecond: updates / seconds, cpu, updates }
}

async function countTold(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('told_updates')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
