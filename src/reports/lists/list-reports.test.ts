import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { alingsas, aReport, fillBodies, lund, theBody } from '../../../test/reports.ts'
import { moveCase } from '../move-case.ts'
import { type ListQuestion, listReports, perPage } from './list-reports.ts'
import { unnarrowed } from './narrowing.ts'

const { db } = await openTestDatabase()
const count = 2 * perPage + 5
let numbers: number[]
let fixed: number[]

/** Fixed, every third; of another category, every fifth; hidden, the very first; of a year and more, the next two. */
beforeAll(async () => {
  await fillBodies(db)
  const made = []
  for (let nth = 0; nth < count; nth += 1) {
    const report = await aReport(db, { category: nth % 5 === 0 ? 'klotter' : 'hal' })
    if (nth % 3 === 0) await moveCase(db, { caseId: report.caseId, act: 'fix', by: theBody(alingsas) })
    made.push(report.number)
  }
  await aReport(db, { municipality: lund, lat: 55.7, lon: 13.19 })
  const [hidden = 0, ...shown] = made
  await db.updateTable('reports').set({ visibility: 'hidden' }).where('number', '=', hidden).execute()
  await db
    .updateTable('reports')
    .set({ confirmed_at: sql<Date>`now() - interval '400 days'` })
    .where('number', 'in', shown.slice(0, 2))
    .execute()
  numbers = shown.toReversed()
  fixed = made.filter((_, nth) => nth % 3 === 0 && nth > 0).toReversed()
}, 60_000)

const ask = (changes: Partial<ListQuestion> = {}) =>
  listReports(db, {
    ...unnarrowed,
    municipality: alingsas,
    group: null,
    order: 'newest',
    from: null,
    ...changes,
  })
const numbersOf = async (changes: Partial<ListQuestion>) =>
  (await ask(changes)).reports.map(({ number }) => number)

/** Every page of a list, from the first on, and then back again. */
async function walk(changes: Partial<ListQuestion>): Promise<{ on: number[]; back: number[] }> {
  const on: number[][] = []
  let page = await ask(changes)
  expect(page.hasBefore).toBe(false)
  for (;;) {
    on.push(page.reports.map(({ number }) => number))
    if (!page.hasAfter) break
    page = await ask({ ...changes, from: { number: on.at(-1)?.at(-1) ?? 0, way: 'on' } })
    expect(page.hasBefore).toBe(true)
  }
  const back = [on.at(-1) ?? []]
  while (page.hasBefore) {
    page = await ask({ ...changes, from: { number: back[0]?.[0] ?? 0, way: 'back' } })
    back.unshift(page.reports.map(({ number }) => number))
    expect(page.hasAfter).toBe(true)
  }
  return { on: on.flat(), back: back.flat() }
}

test.each(['newest', 'oldest'] as const)(
  'paging through the %s first meets each report once, both ways',
  async (order) => {
    const all = order === 'newest' ? numbers : numbers.toReversed()
    expect(await walk({ order })).toEqual({ on: all, back: all })
    const mended = order === 'newest' ? fixed : fixed.toReversed()
    expect(await walk({ order, group: 'fixed' })).toEqual({ on: mended, back: mended })
  },
)

test('a list holds what was chosen, and nothing hidden or of other municipalities', async () => {
  const open = await walk({ group: 'open' })
  expect(open.on).toEqual(numbers.filter((number) => !fixed.includes(number)))
  expect((await walk({ days: 365 })).on).toEqual(numbers.slice(0, -2))
  const painted = await ask({ categories: ['klotter'] })
  expect(painted.reports.every(({ category }) => category === 'klotter')).toBe(true)
  expect(painted.reports.length).toBeGreaterThan(0)
  expect(await numbersOf({ hasPhoto: true })).toEqual([])
  expect(await numbersOf({ municipality: lund })).toHaveLength(1)
  expect(await numbersOf({ municipality: '0114' })).toEqual([])
  expect((await ask({ municipality: null })).reports[0]?.municipality).toBe(lund)
})

test('a list may be of a part of the country, or of what was confirmed between two moments', async () => {
  const everywhere = { municipality: null, group: 'open' } as const
  const inLund = { west: 13, south: 55.6, east: 13.3, north: 55.8 }
  const [there = 0] = await numbersOf({ municipality: lund })
  expect(await numbersOf({ ...everywhere, ground: inLund })).toEqual([there])
  expect(await numbersOf({ ...everywhere, ground: { ...inLund, west: 13.2 } })).toEqual([])
  const near = { point: { lat: 55.7, lon: 13.191 }, metres: 100 }
  expect(await numbersOf({ ...everywhere, ground: near })).toEqual([there])
  expect(await numbersOf({ ...everywhere, ground: { ...near, metres: 10 } })).toEqual([])
  const yearAgo = new Date(Date.now() - 365 * 86_400_000)
  expect(await numbersOf({ confirmed: { from: null, before: yearAgo } })).toEqual(numbers.slice(-2))
  const young = await walk({ confirmed: { from: yearAgo, before: new Date() } })
  expect(young.on).toEqual(numbers.slice(0, -2))
})
