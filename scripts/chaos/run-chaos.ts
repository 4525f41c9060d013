import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Compared, compare } from './compare.ts'
import { type House, openHouse } from './house.ts'
import type { Options } from './options.ts'
import { type Done, handle, persist, report, say } from './work.ts'

const atOnce = 6
const longestSettlingMs = 300_000

/** Reports and updates over many systems that fail, with the program and its database killed; true when both sides agree. */
export async function runChaos(options: Options): Promise<boolean> {
  const ends: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  process.once('SIGINT', () => void close().finally(() => process.exit(130)))
  try {
    const begun = Date.now()
    const house = await openHouse({ ...options, ends, say: tell })
    const done = await Promise.race([work(house, options), house.died])
    await Promise.race([settle(house), house.died])
    const compared = await compare(house, done)
    console.log(inWords(compared, Date.now() - begun))
    return Object.keys(compared.wrong).length === 0
  } finally {
    await close()
  }
}

async function work(house: House, options: Options): Promise<Done> {
  const done: Done = { reports: new Map(), said: new Map(), handled: new Map() }
  let [acts, isOver] = [0, false]
  const total = options.reports + options.updates
  const progress = () => acts / total
  const havoc = wreak(house, options, progress, () => isOver)
  const storm = makeTrouble(house, () => isOver)
  const queue = watchQueue(house, () => isOver)
  const todo = Array.from({ length: total }, (_, index) => index)
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
        await queue.mayGoOn()
        await act(house, options, done, next)
        acts += 1
      }
    }),
  )
  isOver = true
  await Promise.all([havoc, storm, queue.watching])
  return done
}

/** Reports first come more often, updates later: there is something to say them of. */
async function act(house: House, { reports, updates }: Options, done: Done, index: number): Promise<void> {
  const { sides, database } = house
  const isReport =
    Math.floor(((index + 1) * reports) / (reports + updates)) >
    Math.floor((index * reports) / (reports + updates))
  const side = sides[index % sides.length]
  if (!side) throw new Error('no systems')
  if (isReport) return report(house, side, index, done)
  if (index % 2 === 0) {
    const handling = sides.filter(({ handles }) => handles)
    for (let tries = 0; tries < 20; tries += 1) {
      const one = handling[Math.floor(Math.random() * handling.length)]
      if (one && (await handle(one, Math.random, done))) return
    }
  }
  const numbers = [...done.reports].filter(([, { takesUpdates }]) => takesUpdates)
  const [number] = numbers[Math.floor(Math.random() * numbers.length)] ?? []
  if (number !== undefined) await say(database.db, number, done)
}

/** Kills the program and its database, at random moments spread over the work, each brought back before the next. */
async function wreak(
  { trial }: House,
  { kills, restarts }: Options,
  progress: () => number,
  isOver: () => boolean,
): Promise<void> {
  const strikes = kills + restarts
  for (let strike = 0; strike < strikes; strike += 1) {
    const moment = ((strike + Math.random()) / strikes) * 0.95
    while (progress() < moment && !isOver()) await pause(10)
    const isDatabase =
      restarts > 0 && strike % Math.ceil(strikes / restarts) === Math.ceil(strikes / restarts) - 1
    const begun = Date.now()
    await (isDatabase ? trial.killDatabase() : trial.killProgram())
    tell(
      `killed ${isDatabase ? 'PostgreSQL' : 'the program'} at ${Math.round(progress() * 100)} %, back after ${Date.now() - begun} ms`,
    )
  }
}

/** More than this is due only while much is broken: what is to be handled there has to come there first. */
const mostWaiting = 600
const longestPauseMs = 5_000

function watchQueue({ database: { db } }: House, isOver: () => boolean) {
  let waiting = 0
  async function watch(): Promise<void> {
    while (!isOver()) {
      const counted = await sql<{ count: number }>`
        select count(*)::int as count from deliveries
         where receiver <> 'email' and state in ('queued', 'sending', 'unknown') and next_at <= now()`
        .execute(db)
        .catch(() => null)
      waiting = counted?.rows[0]?.count ?? waiting
      await pause(250)
    }
  }
  return {
    watching: watch(),
    async mayGoOn() {
      const deadline = Date.now() + longestPauseMs
      while (waiting > mostWaiting && Date.now() < deadline) await pause(100)
    },
  }
}

/**
 * Now and then something goes wrong somewhere, and passes though nobody met it: on one that rests, and is asked once in minutes,
 * it would else wait for each question and never end.
 */
async function makeTrouble({ sides }: House, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const side = sides[Math.floor(Math.random() * sides.length)]
    side?.mend()
    if (Math.random() < 0.5) side?.trouble(Math.random)
    await pause(200)
  }
}

/** All is mended: what waits gets through, what was pushed is acted on, and each is asked once more what is new. */
async function settle({ database: { db }, sides }: House): Promise<void> {
  for (const side of sides) side.mend()
  const mended = new Date(Date.now() + 2_000)
  const deadline = Date.now() + longestSettlingMs
  let waiting = 0
  while (Date.now() < deadline) {
    waiting = await persist(async () => {
      // What rests until it is tried again needn't, once all is well.
      await sql`update deliveries set next_at = now() where state in ('queued', 'unknown') and receiver <> 'email'`.execute(
        db,
      )
      await sql`update polls set next_at = least(next_at, now() + interval '2 seconds')`.execute(db)
      await sql`update pushes set next_at = now() where state = 'waiting'`.execute(db)
      await sql`update connections set rest_until = null, failures = 0 where body is not null`.execute(db)
      const { rows } = await sql<{ waiting: number }>`
        select (select count(*) from deliveries where receiver <> 'email' and state in ('queued', 'sending', 'unknown'))::int
             + (select count(*) from pushes where state = 'waiting')::int
             + (select count(*) from polls where is_on and coalesce(polled_at < ${mended}, true))::int as waiting`.execute(
        db,
      )
      return rows[0]?.waiting ?? waiting
    })
    if (waiting === 0) return
    tell(`settling: ${waiting} deliveries, pushes and polls wait`)
    await pause(2_000)
  }
}

function inWords({ wrong, figures }: Compared, ms: number): string {
  const told = Object.entries(figures).map(([what, count]) => `${count} ${what}`)
  const faults = Object.entries(wrong).map(
    ([what, which]) => `WRONG: ${what}: ${which.length}\n  ${which.slice(0, 10).join('\n  ')}`,
  )
  const verdict =
    faults.length === 0
      ? 'Both sides agree: every case once, every update once and in order.'
      : faults.join('\n')
  return `${told.join(', ')}; ${Math.round(ms / 1000)} s\n${verdict}`
}

/** What happens meanwhile goes beside the result, which alone is on standard output. */
const tell = (line: string): void => console.error(`chaos: ${line}`)
