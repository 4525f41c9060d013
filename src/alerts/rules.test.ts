import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { categoryByCode } from '#bodies/catalogue.ts'
import { distanceMetres } from '#geo/browser/point.ts'
import { setVisibility } from '#moderation/set-visibility.ts'
import { followReport } from '#reports/follow-report.ts'
import { handOver } from '#reports/hand-over.ts'
import { moveCase } from '#reports/move-case.ts'
import { unsubscribe } from '#reports/unsubscribe.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../../test/reports.ts'
import { aroundSquare, aWatch, someAddress } from '../../test/watches.ts'
import { newsOfPlaces } from './news-in-letter.ts'
import { stopWatches } from './stop-watches.ts'
import { tellWatchers } from './tell-watchers.ts'
import { paces, type Watched } from './watch.ts'
import { watchAgain } from './watch-again.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

/** What the rules say should be told, kept beside the database by a second, simpler reading of them. */
type World = {
  people: { email: string; id: number | null }[]
  watches: ModelWatch[]
  reports: ModelReport[]
  /** What has happened since the last run that ended well, in order. */
  pending: Happening[]
  /** "person heard event": each of them once. */
  told: Set<string>
  tick: number
  runs: number
}
type ModelWatch = {
  id: string
  person: number
  watched: Watched
  groups: string[]
  since: number
  isLive: boolean
}
type ModelReport = {
  number: number
  caseId: number
  reporter: number
  point: { lat: number; lon: number }
  home: string
  holder: string
  group: string
  isHidden: boolean
  state: 'open' | 'fixed'
  passes: number
  /** Who follows it by itself, or has. */
  followers: Set<number>
  made: { event: number; tick: number }
}
type Happening = { report: ModelReport; event: number; since: number; arrives: boolean }
type Chance = { which: number; who: number; what: number }
type Step = (world: World, chance: Chance) => Promise<void>

const pick = <T>(from: readonly T[], number: number): T | undefined => from[number % from.length]

const watchable: readonly Watched[] = [
  aroundSquare(250),
  aroundSquare(1_000),
  aroundSquare(5_000),
  { subject: 'municipality', body: alingsas },
  { subject: 'municipality', body: lund },
  { subject: 'body', body: alingsas },
  { subject: 'body', body: lund },
]
const kinds = [[], ['gata'], ['belysning']]
const places = [
  { lat: 57.93018, lon: 12.53352, municipality: alingsas },
  { lat: 57.93518, lon: 12.53352, municipality: alingsas },
  { lat: 57.9552, lon: 12.55352, municipality: alingsas },
  { lat: 55.7047, lon: 13.191, municipality: lund },
]
const categories = ['hal', 'belysning']

const watch: Step = async (world, { which, who, what }) => {
  const person = pick(world.people, who)
  const watched = pick(watchable, which)
  const groups = pick(kinds, what) ?? []
  if (!person || !watched) return
  const pace = pick(paces, what + which) ?? 'daily'
  const made = await aWatch(db, { email: person.email, watched, groups, pace })
  person.id = made.person
  world.watches.push({ ...made, watched, groups, since: world.tick, isLive: true })
}

const report: Step = async (world, { which, who, what }) => {
  const person = pick(world.people, who)
  const place = pick(places, which)
  const category = pick(categories, what)
  if (!person || !place || !category) return
  const { number, caseId, person: reporter } = await aReport(db, { email: person.email, ...place, category })
  person.id = reporter
  const made: ModelReport = {
    ...{ number, caseId, reporter, point: place, home: place.municipality, holder: place.municipality },
    ...{ group: categoryByCode(category)?.group ?? '', isHidden: false, state: 'open', passes: 0 },
    followers: new Set([reporter]),
    made: { event: await latestEvent('confirm', number), tick: world.tick },
  }
  world.reports.push(made)
  world.pending.push({ report: made, event: made.made.event, since: world.tick, arrives: false })
}

const fix: Step = async (world, { which }) => {
  const one = pick(world.reports, which)
  if (one?.state !== 'open') return
  await moveCase(db, { caseId: one.caseId, act: 'fix', by: theBody(one.holder) })
  one.state = 'fixed'
  const event = await latestEvent('fix', one.number)
  world.pending.push({ report: one, event, since: world.tick, arrives: false })
}

const reopen: Step = async (world, { which }) => {
  const one = pick(world.reports, which)
  if (one?.state !== 'fixed') return
  await moveCase(db, { caseId: one.caseId, act: 'reopen', by: theBody(one.holder) })
  one.state = 'open'
}

/** Between two bodies; the next time it would go to the national inbox, which other rules try. */
const mostPasses = 3

const pass: Step = async (world, { which }) => {
  const one = pick(world.reports, which)
  if (one?.state !== 'open' || one.passes === mostPasses) return
  const to = one.holder === lund ? alingsas : lund
  await handOver(db, { caseId: one.caseId, by: theBody(one.holder), to, words: 'Ert.' })
  const next = await db
    .selectFrom('cases')
    .select('id')
    .where('report', '=', one.number)
    .where('is_present', '=', true)
    .executeTakeFirstOrThrow()
  Object.assign(one, { holder: to, caseId: next.id, passes: one.passes + 1 })
  world.pending.push({ report: one, event: one.made.event, since: world.tick, arrives: true })
}

const hide: Step = async (world, { which }) => {
  const one = pick(world.reports, which)
  if (!one) return
  one.isHidden = !one.isHidden
  const visibility = one.isHidden ? 'hidden' : 'public'
  await setVisibility(db, { report: one.number, visibility, door: 'command' })
  if (!one.isHidden)
    world.pending.push({ report: one, event: one.made.event, since: one.made.tick, arrives: false })
}

const follow: Step = async (world, { which, who, what }) => {
  const one = pick(world.reports, which)
  const person = pick(world.people, who)?.id
  if (!one || !person) return
  await followReport(db, { report: one.number, municipality: one.home }, person, 'sv')
  one.followers.add(person)
  if (what % 2 === 0) await unsubscribe(db, { report: one.number, person, door: 'web' })
}

const stop: Step = async (world, { which }) => {
  const one = pick(world.watches, which)
  if (!one) return
  await stopWatches(db, { watch: one.id, person: one.person, door: 'web' })
  one.isLive = false
}

const begin: Step = async (world, { which }) => {
  const one = pick(world.watches, which)
  if (!one || one.isLive) return
  await watchAgain(db, { watch: one.id, person: one.person, door: 'web' })
  Object.assign(one, { isLive: true, since: world.tick })
}

/** Everybody is due: more than a week has passed since the last time. */
const run: Step = async (world) => {
  world.runs += 1
  await tellWatchers(db, new Date(Date.now() + world.runs * 8 * 86_400_000))
  for (const { report: of, event, since, arrives } of world.pending)
    for (const one of world.watches)
      if (mayHear(one, of) && one.since < since && covers(one, of, arrives))
        world.told.add(`${one.person} heard ${event}`)
  world.pending = []
}

const mayHear = ({ isLive, person }: ModelWatch, { isHidden, followers }: ModelReport): boolean =>
  isLive && !isHidden && !followers.has(person)

function covers({ watched, groups }: ModelWatch, of: ModelReport, arrives: boolean): boolean {
  if (groups.length > 0 && !groups.includes(of.group)) return false
  if (watched.subject === 'body') return watched.body === of.holder
  if (arrives) return false
  if (watched.subject !== 'circle') return watched.body === of.home
  return distanceMetres(watched.point, of.point) <= watched.metres
}

/** The job dies when all is done but for the commit. */
const crash: Step = async (world) => {
  const died = db.transaction().execute(async (tx) => {
    await tellWatchers(tx, new Date(Date.now() + (world.runs + 1) * 8 * 86_400_000))
    throw new Error('died')
  })
  await expect(died).rejects.toThrow('died')
}

const steps: Readonly<Record<string, Step>> = {
  ...{ watch, report, fix, reopen, pass, hide, follow, stop, begin, run, crash },
}
const names = [...Object.keys(steps), 'watch', 'watch', 'report', 'report', 'report', 'run']

const someSteps = fc.array(
  fc.record({ name: fc.constantFrom(...names), which: fc.nat(13), who: fc.nat(2), what: fc.nat(11) }),
  { minLength: 20, maxLength: 36, size: 'max' },
)

test('whoever should hear hears once and only once, and nobody of their own or of what is hidden', async () => {
  const done = new Set<string>()
  await fc.assert(
    fc.asyncProperty(someSteps, async (sequence) => {
      const world = await newWorld()
      for (const { name, ...chance } of [...sequence, { name: 'run', which: 0, who: 0, what: 0 }]) {
        world.tick += 1
        await steps[name]?.(world, chance)
        done.add(name)
      }
      await checkTold(world)
      await checkLetters(world)
    }),
    { numRuns: 40 },
  )
  expect([...done].sort()).toEqual(Object.keys(steps).sort())
}, 120_000)

async function newWorld(): Promise<World> {
  await sql`update watches set stopped_at = now(), news_since = null where stopped_at is null`.execute(db)
  await tellWatchers(db)
  const people = Array.from({ length: 3 }, () => ({ email: someAddress(), id: null }))
  return { people, watches: [], reports: [], pending: [], told: new Set(), tick: 0, runs: 0 }
}

const watchers = (world: World): number[] => [0, ...world.watches.map(({ person }) => person)]

async function checkTold(world: World): Promise<void> {
  const rows = await db
    .selectFrom('watch_news')
    .select(['person', 'event'])
    .select((row) => row.fn.count<number>('letter').distinct().as('letters'))
    .where('person', 'in', watchers(world))
    .where('letter', 'is not', null)
    .groupBy(['person', 'event'])
    .execute()
  expect(rows.filter(({ letters }) => letters !== 1)).toEqual([])
  const told = rows.map(({ person, event }) => `${person} heard ${event}`)
  expect(told.toSorted()).toEqual([...world.told].sort())
}

/** As they would be written now. */
async function checkLetters(world: World): Promise<void> {
  const letters = await db
    .selectFrom('letters')
    .select(['id', 'person'])
    .where('kind', '=', 'place_news')
    .where('person', 'in', watchers(world))
    .execute()
  for (const { id, person } of letters) {
    const { told } = await newsOfPlaces(db, id)
    const reports = told.map(({ number }) => world.reports.find((one) => one.number === number))
    for (const one of reports) {
      expect(one?.isHidden).toBe(false)
      expect(one?.reporter).not.toBe(person)
      expect(one?.followers.has(person ?? 0)).toBe(false)
    }
    for (const { number, isFix } of told)
      if (isFix) expect(world.reports.find((one) => one.number === number)?.state).toBe('fixed')
  }
}

async function latestEvent(act: string, number: number): Promise<number> {
  const { id } = await db
    .selectFrom('events')
    .select((row) => row.fn.max<number>('id').as('id'))
    .where('report', '=', number)
    .where('act', '=', act)
    .executeTakeFirstOrThrow()
  return id
}
