import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { distanceMetres } from '#geo/browser/point.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../../test/reports.ts'
import { perPage } from '../lists/list-reports.ts'
import { conditionsOf, unnarrowed } from '../lists/narrowing.ts'
import { moveCase } from '../move-case.ts'
import { groupOf, states } from '../states.ts'
import { cellsOf, levels, narrowedLevels } from './cells.ts'
import { countCells } from './count-cells.ts'
import { type CountedKind, countedDays, countKind, type Kind, kindOf } from './count-kind.ts'
import { pinsInView } from './pins-in-view.ts'
import { mostRead, reachOf, toldSince } from './reach.ts'
import { type NearOrder, reportsNear } from './reports-near.ts'
import { shownGroups } from './shown-groups.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))

const town = { west: 12.5, south: 57.9, east: 12.6, north: 57.95 }
const sweden = { west: 10, south: 55, east: 25, north: 69.5 }
const all = shownGroups

test('few reports are each shown where they are, with their state', async () => {
  const { number } = await aReport(db, { lat: 57.93018, lon: 12.53352 })
  const { pins, clusters } = await pinsInView(db, { view: town, zoom: 14, groups: ['open'] })
  expect(clusters).toEqual([])
  expect(pins).toEqual([{ number, lat: 57.93018, lon: 12.53352, state: 'new' }])
  const north = { west: 12.5, south: 57.94, east: 12.6, north: 57.96 }
  expect(await pinsInView(db, { view: north, zoom: 14, groups: ['open'] })).toEqual({
    pins: [],
    clusters: [],
    since: null,
  })
})

test('reports too near each other to be told apart are a heap, until one looks nearer', async () => {
  await aReport(db, { lat: 59.33, lon: 18.06 })
  await aReport(db, { lat: 59.3302, lon: 18.0602 })
  const view = { west: 18.05, south: 59.32, east: 18.07, north: 59.34 }
  const far = await pinsInView(db, { view, zoom: 9, groups: ['open'] })
  expect(far).toMatchObject({ pins: [], clusters: [{ open: 2, fixed: 0, closed: 0 }] })
  const near = await pinsInView(db, { view, zoom: 18, groups: ['open'] })
  expect(near.pins).toHaveLength(2)
})

test('a report moves between groups with its case, and is gone while it is hidden', async () => {
  const { number, caseId } = await aReport(db, { lat: 56.05, lon: 12.7 })
  const here = { west: 12.69, south: 56.04, east: 12.71, north: 56.06 }
  const shown = async (groups: typeof all | ['open'] | ['fixed']) =>
    (await pinsInView(db, { view: here, zoom: 12, groups })).pins.map(({ state }) => state)
  await moveCase(db, { caseId, act: 'fix', by: theBody(alingsas), words: 'Lagat.' })
  expect(await shown(['open'])).toEqual([])
  expect(await shown(['fixed'])).toEqual(['fixed'])
  await see(number, 'hidden')
  expect(await shown(all)).toEqual([])
  expect(await reportsNear(db, { point: { lat: 56.05, lon: 12.7 }, groups: all })).toEqual({
    reports: [],
    hasAfter: false,
  })
  await see(number, 'public')
  expect(await shown(all)).toEqual(['fixed'])
})

test('many are heaps that say how many of each group, the same before and after they are added up', async () => {
  await scatter(1000)
  const asked = { view: sweden, zoom: 5, groups: all }
  const before = await pinsInView(db, asked)
  expect(before.pins).toEqual([])
  expect(before.clusters.length).toBeLessThanOrEqual(500)
  await countCells(db)
  expect(await pinsInView(db, asked)).toEqual(before)
  expect(sumOf(before.clusters, 'open')).toBe(await countOf('open'))
  expect(sumOf(before.clusters, 'fixed')).toBe(await countOf('fixed'))
  const open = await pinsInView(db, { ...asked, groups: ['open'] })
  expect(sumOf(open.clusters, 'open')).toBe(await countOf('open'))
  expect(sumOf(open.clusters, 'fixed')).toBe(0)
})

test('heaps are of what is wanted only, at every zoom', async () => {
  const { rows } = await sql<{ number: number }>`
    update reports set category = 'klotter' where number in (select number from reports where category = 'hal'
      and municipality = ${alingsas} order by number desc limit 400) returning number`.execute(db)
  const narrowing = { ...unnarrowed, categories: ['klotter'] }
  for (const zoom of [4, 6, 8]) {
    const { pins, clusters, since } = await pinsInView(db, { view: sweden, zoom, groups: all, narrowing })
    const shown = clusters.reduce((sum, { open, fixed, closed }) => sum + open + fixed + closed, 0)
    expect(shown + pins.length, `zoom ${zoom}`).toBe(rows.length)
    expect(since).toBeNull()
  }
  const few = await pinsInView(db, {
    view: sweden,
    zoom: 4,
    groups: all,
    narrowing: { ...narrowing, days: 1, hasPhoto: true },
  })
  expect(few).toEqual({ pins: [], clusters: [], since: null })
})

test('what has its square for itself is shown by itself, of a kind as of all', async () => {
  const { number } = await aReport(db, { lat: 66.6, lon: 19.8, category: 'trad' })
  const asked = { view: sweden, zoom: 5, groups: all, narrowing: { ...unnarrowed, categories: ['trad'] } }
  expect((await pinsInView(db, asked)).pins).toEqual([{ number, lat: 66.6, lon: 19.8, state: 'new' }])
  await countCells(db)
  expect((await pinsInView(db, asked)).pins).toEqual([{ number, lat: 66.6, lon: 19.8, state: 'new' }])
  expect(kindOf({ ...unnarrowed, categories: ['trad'], hasPhoto: true })).toBeNull()
  expect(kindOf({ ...unnarrowed, days: 8 })).toBeNull()
})

test('the windows that are counted are those that can be chosen', async () => {
  const windows = await db.selectFrom('cell_windows').select('days').orderBy('days').execute()
  expect(windows.map(({ days }) => days)).toEqual(countedDays)
})

test('where there is too much to look through, it is said from when on all is told', async () => {
  const cut = await db
    .selectFrom('reports')
    .select(['number', 'confirmed_at'])
    .orderBy('number')
    .limit(1)
    .executeTakeFirstOrThrow()
  const next = await toldSince(db, cut.number, unnarrowed)
  expect(next?.getTime()).toBeGreaterThan(cut.confirmed_at.getTime())
  expect(await toldSince(db, cut.number - 1, unnarrowed)).toBeNull()
  expect(
    await reachOf(db, { view: sweden, narrowing: { ...unnarrowed, hasPhoto: true } }, mostRead + 1),
  ).toMatchObject({ isFew: false })
  expect(await reachOf(db, { view: sweden, narrowing: { ...unnarrowed, hasPhoto: true } }, mostRead)).toEqual(
    {
      isFew: true,
      bound: null,
      readsWords: false,
      numbers: null,
    },
  )
  expect(await reachOf(db, { view: sweden, narrowing: unnarrowed }, mostRead + 1)).toEqual({
    isFew: true,
    bound: null,
    readsWords: false,
    numbers: null,
  })
})

test('each counted level says how many there are, and changes afterwards count at once', async () => {
  const { caseId } = await aReport(db, { lat: 63.8, lon: 20.2 })
  await countCells(db)
  await moveCase(db, { caseId, act: 'fix', by: theBody(alingsas), words: 'Klart.' })
  for (const level of levels) {
    const { rows } = await sql<{ opened: number }>`
      select sum(opened)::int as opened from (
        select opened from report_cells where level = ${level}
        union all select opened from report_cell_changes) as counted`.execute(db)
    expect(rows[0]?.opened, `level ${level}`).toBe(await countOf('open'))
  }
})

test('the database and the program put each state in the same group', async () => {
  const { rows } = await sql<{ state: keyof typeof groupOf; group: string | null }>`
    select state, state_group(state) as group from unnest(${sql.lit(`{${states}}`)}::case_state[]) as state`.execute(
    db,
  )
  for (const { state, group } of rows) expect(group ?? 'gone_on', state).toBe(groupOf[state])
  expect(rows).toHaveLength(states.length)
})

test('nearest reports come first by metres, not by degrees', async () => {
  const point = { lat: 65.58, lon: 22.15 }
  const east = await aReport(db, { lat: 65.58, lon: 22.1525 })
  const north = await aReport(db, { lat: 65.5818, lon: 22.15 })
  await aReport(db, { lat: 65.75, lon: 22.15 })
  const { reports: near } = await reportsNear(db, { point, groups: ['open'] })
  expect(near.map(({ number }) => number)).toEqual([east.number, north.number])
  expect(near[0]?.metres).toBeGreaterThan(110)
  expect(near[0]?.metres).toBeLessThan(120)
})

test('what is counted by itself is what would be read, whatever has happened since it was added up', async () => {
  const { rows } = await sql<{ number: number }>`
    update reports set has_photo = true, confirmed_at = now() - interval '20 days'
    where number in (select number from reports where category = 'klotter' order by number limit 40)
    returning number`.execute(db)
  await sql`update reports set confirmed_at = now() - interval '60 days'
    where number < ${Math.min(...rows.map(({ number }) => number))}`.execute(db)
  const kinds = [
    { categories: ['klotter', 'belysning'] },
    { categories: ['hal'] },
    { days: 30 },
    'photo',
  ] as const
  for (const added of [false, true, false]) {
    if (added) await countCells(db)
    else
      await sql`update cases set state = 'planned' where report in (select number from reports
      where category in ('hal', 'klotter') and number % 7 = 1)`.execute(db)
    for (const kind of kinds) {
      const told = sumOfKind(await countKind(db, cellsOf(sweden, 5, narrowedLevels), kind))
      expect(told, JSON.stringify(kind)).toEqual(await readKind(kind))
    }
  }
})

test('days that have passed since the windows were moved are left out at once', async () => {
  await countCells(db)
  await sql`update reports set confirmed_at = now() - interval '8 days'
    where number in (select number from reports order by number limit 700)`.execute(db)
  const before = await countKind(db, cellsOf(sweden, 5, narrowedLevels), { days: 7 })
  expect(sumOfKind(before)).toEqual(await readKind({ days: 7 }))
  await countCells(db)
  expect(sumOfKind(await countKind(db, cellsOf(sweden, 5, narrowedLevels), { days: 7 }))).toEqual(
    await readKind({ days: 7 }),
  )
})

const sumOfKind = (cells: readonly CountedKind[]) =>
  cells.reduce(
    (sum, { opened, fixed, closed, openedNumbers, fixedNumbers, closedNumbers }) => ({
      opened: sum.opened + opened,
      fixed: sum.fixed + fixed,
      closed: sum.closed + closed,
      numbers: sum.numbers + openedNumbers + fixedNumbers + closedNumbers,
    }),
    { opened: 0, fixed: 0, closed: 0, numbers: 0 },
  )

/** The same, of each report. */
async function readKind(kind: Kind) {
  const narrowing =
    kind === 'photo'
      ? { ...unnarrowed, hasPhoto: true }
      : 'days' in kind
        ? { ...unnarrowed, days: kind.days }
        : { ...unnarrowed, categories: kind.categories }
  const { rows } = await sql<{ numbers: number }>`
    select count(*) filter (where state_group(state) = 'open')::int as opened,
      count(*) filter (where state_group(state) = 'fixed')::int as fixed,
      count(*) filter (where state_group(state) = 'closed')::int as closed, coalesce(sum(number), 0)::int8 as numbers
    from reports join cases on report = number and is_present
    where visibility = 'public' and state_group(state) is not null
      and ${sql.join(conditionsOf(narrowing), sql` and `)}`.execute(db)
  return { ...rows[0], numbers: Number(rows[0]?.numbers) }
}

test('what is near goes on page by page, in any order, and nothing is passed over or told twice', async () => {
  const point = { lat: 66.6, lon: 19.8 }
  const made: { number: number; metres: number }[] = []
  for (let at = 0; at < 55; at += 1) {
    // Most on a line to the east, where a degree is short; some at the very same spot.
    const aside =
      at % 3 === 0 ? { lat: 66.6 + at / 4_000, lon: 19.8 } : { lat: 66.6, lon: 19.8 + (at % 20) / 1_000 }
    const { number } = await aReport(db, aside)
    made.push({ number, metres: distanceMetres(point, aside) })
  }
  // Others lie there, too, by other tests.
  const isMade = new Set(made.map(({ number }) => number))
  const walk = async (order: NearOrder) => {
    const walked: number[] = []
    for (let after: number | undefined, hasAfter = true; hasAfter; after = walked.at(-1)) {
      const page = await reportsNear(db, { point, groups: ['open'], after }, order)
      expect(page.reports.length).toBeLessThanOrEqual(perPage)
      walked.push(...page.reports.map(({ number }) => number))
      hasAfter = page.hasAfter
    }
    return walked.filter((number) => isMade.has(number))
  }
  const inTime = made.map(({ number }) => number)
  expect(await walk('oldest')).toEqual(inTime)
  expect(await walk('newest')).toEqual(inTime.toReversed())
  const near = made.toSorted(
    (one, other) => Math.round((one.metres - other.metres) * 1_000) || other.number - one.number,
  )
  expect(await walk('nearest')).toEqual(near.map(({ number }) => number))
})

const see = (number: number, visibility: 'hidden' | 'public') =>
  db.updateTable('reports').set({ visibility }).where('number', '=', number).execute()

/** Reports all over the country, as a history that was imported. */
async function scatter(count: number): Promise<void> {
  await sql`
    with made as (
      insert into reports (municipality, lat, lon, category, responsibility, language, created_at)
      select ${alingsas}, 56 + 12 * random(), 13 + 4 * random(), 'hal', '{}', 'sv', now()
      from generate_series(1, ${count}) returning number, municipality)
    insert into cases (report, municipality, holder, state, moved_by)
    select number, municipality, municipality,
      (array['new', 'planned', 'fixed', 'no_action'])[1 + number % 4]::case_state, 'body' from made`.execute(
    db,
  )
}

const sumOf = (clusters: readonly Record<'open' | 'fixed' | 'closed', number>[], group: 'open' | 'fixed') =>
  clusters.reduce((sum, cluster) => sum + cluster[group], 0)

async function countOf(group: 'open' | 'fixed'): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from reports join cases on report = number and is_present
    where visibility = 'public' and state_group(state) = ${group}`.execute(db)
  return rows[0]?.count ?? 0
}
