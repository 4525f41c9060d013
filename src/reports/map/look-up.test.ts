import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { municipalities } from '#geo/municipalities.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { fillCountry } from '../../../test/query-plan.ts'
import { fillBodies } from '../../../test/reports.ts'
import { unnarrowed } from '../lists/narrowing.ts'
import { findSought } from '../search/find-sought.ts'
import { cellsOf, type View } from './cells.ts'
import { countNarrowed } from './count-narrowed.ts'
import { mostRead, reachOf } from './reach.ts'

const { db } = await openTestDatabase()
const codes = municipalities.map(({ code }) => code)
const fill = (reports: number) => fillCountry(db, { reports, municipalities: codes })

beforeAll(async () => {
  await fillBodies(db)
  await fill(1_500)
  await sql`update people set email = 'forr@invanare.example'`.execute(db)
  // Numbers far from those before, as after a year.
  await sql`select setval('report_numbers', 1300000)`.execute(db)
  await fill(1_300)
  // Of the newest hardly any has either word, so both are looked up; one of them many have.
  await sql`update report_texts set title = 'Ekorre i vägen' where version = 'published'
    and report in (select number from reports order by number limit 2300)`.execute(db)
  await sql`update report_texts set title = 'Ekorre och lodjur' where version = 'published'
    and report in (select number from reports order by number desc limit 2)`.execute(db)
  await sql`update report_texts set description = 'Två grävlingar' where version = 'published'
    and report in (select number from reports where number % 40 = 7 order by number limit 50)`.execute(db)
  await sql`analyze`.execute(db)
}, 120_000)

const sweden = { west: 10, south: 55, east: 25, north: 69.5 }
const county = { west: 14.1, south: 60.2, east: 15.4, north: 61.1 }
const town = { west: 15.62, south: 58.38, east: 15.9, north: 58.52 }
const views: [string, View][] = [
  ['the country', sweden],
  ['a region', { west: 13, south: 57, east: 15.5, north: 59 }],
  ['a county', county],
  ['a town', town],
]

async function counted(view: View, typed: string) {
  const narrowing = { ...unnarrowed, sought: await findSought(db, typed) }
  const reach = await reachOf(db, { view, narrowing }, mostRead + 1)
  expect(reach).toMatchObject({ readsWords: false, numbers: expect.any(Array) })
  const { counted: cells, since } = await countNarrowed(db, {
    ...{ cells: cellsOf(view, 5), view, narrowing, reach },
  })
  return { found: cells.reduce((sum, { opened, fixed, closed }) => sum + opened + fixed + closed, 0), since }
}

/** The same, of each report. */
async function read({ west, south, east, north }: View, word: string): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*)::int as found from reports join report_texts on report = number and version = 'published'
    where title || description ilike ${`%${word}%`}
      and lon between ${west} and ${east} and lat between ${south} and ${north}`.execute(db)
  return rows[0]?.found ?? 0
}

test.each(views)('what few have is all found in %s, as if each report were read', async (_, view) => {
  expect(await counted(view, 'grävlingar')).toEqual({ found: await read(view, 'grävling'), since: null })
})

test('of what many have the newest are shown, and it is said since when; nearer, all of them', async () => {
  const { found, since } = await counted(sweden, 'ekorre')
  expect(found).toBe(600)
  const { rows } = await sql<{ confirmed_at: Date }>`
    select confirmed_at from reports join report_texts on report = number and version = 'published'
    where title like 'Ekorre%' order by number desc offset 600 limit 1`.execute(db)
  expect(since?.getTime()).toBeGreaterThan(rows[0]?.confirmed_at.getTime() ?? Number.POSITIVE_INFINITY)
  expect(await counted(county, 'ekorre')).toEqual({ found: await read(county, 'ekorre'), since: null })
})

test('what came long ago only is looked up all the way back', async () => {
  await sql`update report_texts set description = 'Lodjur' where version = 'published'
    and report in (select number from reports order by number limit 500)`.execute(db)
  expect(await counted(sweden, 'lodjur')).toEqual({ found: 502, since: null })
})

test('a report that is moved is found where it lies now', async () => {
  const { number } = await db
    .selectFrom('reports')
    .select('number')
    .where('number', '>', 1_301_000)
    .limit(1)
    .executeTakeFirstOrThrow()
  await sql`update report_texts set title = 'Pelikan' where report = ${number} and version = 'published'`.execute(
    db,
  )
  await db.updateTable('reports').set({ lat: 58.45, lon: 15.7 }).where('number', '=', number).execute()
  expect((await counted(town, 'pelikan')).found).toBe(1)
  expect((await counted(sweden, 'pelikan')).found).toBe(1)
})
