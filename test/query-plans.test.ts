import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { municipalities } from '#geo/municipalities.ts'
import { lastToldOf } from '#reports/letters/join-news.ts'
import { followersToTell } from '#reports/letters/queue-letter.ts'
import { liesIn } from '#reports/lists/lies-in.ts'
import { listReports, reportsInOrder } from '#reports/lists/list-reports.ts'
import { type Narrowing, unnarrowed } from '#reports/lists/narrowing.ts'
import { reportsInFull } from '#reports/lists/reports-in-full.ts'
import { cellsOf, narrowedLevels, type View } from '#reports/map/cells.ts'
import { countCells } from '#reports/map/count-cells.ts'
import { cellsOfKind } from '#reports/map/count-kind.ts'
import { narrowedCells } from '#reports/map/count-narrowed.ts'
import { both, foundBy } from '#reports/map/look-up.ts'
import { singlePins } from '#reports/map/pins-in-view.ts'
import { mostRead, reachOf } from '#reports/map/reach.ts'
import { nearestFirst } from '#reports/map/reports-near.ts'
import { squaresOf } from '#reports/map/squares.ts'
import { type Finding, findingAll, reportsToFind } from '#reports/programs/find-reports.ts'
import { updatesAsked } from '#reports/programs/read-updates.ts'
import { findSought } from '#reports/search/find-sought.ts'
import { askedOfWords } from '#reports/search/known-words.ts'
import { learnWords } from '#reports/search/learn-words.ts'
import { openTestDatabase } from './database.ts'
import { fillCountry, type Question, rowsLookedAt, wholeReads } from './query-plan.ts'
import { alingsas, fillBodies } from './reports.ts'

const { db } = await openTestDatabase()
const reports = 20_000

beforeAll(async () => {
  await fillBodies(db)
  await fillCountry(db, { reports, municipalities: municipalities.map(({ code }) => code) })
  await countCells(db)
  await learnWords(db)
  await knowWords(db)
  await moveAll(db)
  await sql`analyze`.execute(db)
}, 240_000)

/** As many words as a country's reports have; those above have a thousand. */
const knowWords = (on: typeof db) =>
  sql`insert into report_words (word, reports) select 'ord' || n, 1 from generate_series(1, 50000) as n`.execute(
    on,
  )

/** A move of each report, through the years; what follows from moves is not needed here. */
const moveAll = (on: typeof db) =>
  sql`with quietly as (select set_config('session_replication_role', 'replica', true))
    insert into events (act, door, actor, report, municipality, to_state, recorded_at)
    select 'fix', 'seed', 'body', number, municipality, 'fixed', confirmed_at + interval '1 hour'
    from quietly cross join reports`.execute(on)

const large = [
  'reports',
  'report_texts',
  'cases',
  'report_cells',
  'narrowed_cells',
  'report_words',
  'report_word_slips',
  'photos',
  'followers',
  'events_elsewhen',
]

const country = { west: 11, south: 55, east: 24, north: 69 }
const town = { west: 13.5, south: 59.2, east: 13.7, north: 59.4 }
const point = { lat: 59.3, lon: 13.6 }
const rare = async (): Promise<Narrowing> => ({ ...unnarrowed, sought: await findSought(db, 'grind 17') })
const aroundPlace = async (typed: string) => ({ sought: await findSought(db, typed) })
const first = { group: null, order: 'newest', from: null } as const
const inTown = { view: town, groups: ['open'] as const }
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
const someDays = { from: daysAgo(400), before: daysAgo(380) }
const all = { isFew: true, bound: null, readsWords: false, numbers: null }

const month = { from: daysAgo(30), before: null }
const longAgo = { from: daysAgo(730), before: daysAgo(700) }
const yesterday = { after: daysAgo(1), before: new Date() }
const asked = (finding: Partial<Finding>) => reportsToFind(db, { ...findingAll, most: 1001, ...finding })

async function lookingUp(view: View): Promise<Question> {
  const narrowing = await rare()
  const reach = await reachOf(db, { view, narrowing }, mostRead + 1)
  expect(reach.numbers).not.toBeNull()
  return narrowedCells({ cells: cellsOf(view, 4), view, narrowing, reach })
}

/** Questions that residents ask often; a new one is a row here. */
const questions: Readonly<Record<string, () => Question | Promise<Question>>> = {
  'a municipality’s open reports': () =>
    reportsInOrder(db, { ...unnarrowed, ...first, municipality: alingsas, group: 'open' }, true).limit(21),
  'the next page of them': () =>
    reportsInOrder(
      db,
      { ...unnarrowed, ...first, municipality: alingsas, from: { number: 1_010_000, way: 'on' } },
      true,
    ).limit(21),
  'a municipality’s last month': () =>
    reportsInOrder(db, { ...unnarrowed, ...first, municipality: alingsas, days: 30 }, true).limit(21),
  'the newest of the country': () =>
    reportsInOrder(db, { ...unnarrowed, ...first, municipality: null }, true).limit(21),
  'what a body holds': () =>
    reportsInOrder(db, { ...unnarrowed, ...first, municipality: null, holder: alingsas }, true).limit(21),
  'what a body has open': () =>
    reportsInOrder(
      db,
      { ...unnarrowed, ...first, municipality: null, holder: alingsas, group: 'open' },
      true,
    ).limit(21),
  'words in the country': async () =>
    reportsInOrder(db, { ...(await rare()), ...first, municipality: null }, true).limit(21),
  'words in a municipality': async () =>
    reportsInOrder(db, { ...(await rare()), ...first, municipality: alingsas }, true).limit(21),
  'words around a place in the country': async () =>
    reportsInOrder(
      db,
      { ...unnarrowed, ...first, ...(await aroundPlace('hål ingared')), municipality: null },
      true,
    ).limit(21),
  'all around a place': async () =>
    reportsInOrder(
      db,
      { ...unnarrowed, ...first, ...(await aroundPlace('ingared')), municipality: null },
      true,
    ).limit(21),
  'what is near': () => nearestFirst(db, { point, groups: ['open'] }),
  'words near': async () => nearestFirst(db, { point, groups: ['open'], narrowing: await rare() }),
  'the pins of a view': () => singlePins(db, { ...inTown, narrowing: unnarrowed, reach: all }),
  'what has a photo in a municipality': () =>
    reportsInOrder(db, { ...unnarrowed, ...first, municipality: alingsas, hasPhoto: true }, true).limit(21),
  'the oldest of a municipality’s last year': () =>
    reportsInOrder(db, { ...unnarrowed, ...first, municipality: alingsas, days: 365 }, false).limit(21),
  'a municipality’s open reports of some days': () =>
    reportsInOrder(
      db,
      { ...unnarrowed, ...first, municipality: alingsas, group: 'open', confirmed: someDays },
      true,
    ).limit(201),
  'the country’s reports of some days': () =>
    reportsInOrder(db, { ...unnarrowed, ...first, municipality: null, confirmed: someDays }, true).limit(201),
  'what lies in a view': async () =>
    reportsInOrder(
      db,
      { ...unnarrowed, ...first, municipality: null, lies: await liesIn(db, town) },
      true,
    ).limit(201),
  'what lies in the whole country': async () =>
    reportsInOrder(
      db,
      { ...unnarrowed, ...first, municipality: null, lies: await liesIn(db, country) },
      true,
    ).limit(201),
  'all that is told of a page': () =>
    reportsInFull(
      db,
      Array.from({ length: 200 }, (_, n) => 1_010_000 + n),
    ),
  'a word that is read for in a municipality': async () =>
    reportsInOrder(db, { ...(await rare()), ...first, municipality: alingsas, group: 'open' }, true, {
      readsTo: 1_010_000,
    }).limit(21),
  'who hears of a report': () => followersToTell(db, 1_010_000),
  'when somebody was last told of anything': () => lastToldOf(db, 0),
  'what is near and older': () =>
    nearestFirst(db, { point, groups: ['open'], narrowing: { ...unnarrowed, olderThan: 365 } }),
  'the heaps of the country by category': () =>
    cellsOfKind(cellsOf(country, 5, narrowedLevels), { categories: ['klotter', 'hal'] }),
  'the heaps of a town by days': () => cellsOfKind(cellsOf(town, 11, narrowedLevels), { days: 30 }),
  'the heaps of a town with a photo': () => cellsOfKind(cellsOf(town, 11, narrowedLevels), 'photo'),
  'the newest of the country by a word that many have': async () =>
    narrowedCells({
      cells: cellsOf(country, 4),
      view: country,
      narrowing: await rare(),
      reach: { isFew: false, bound: 1_019_000, readsWords: true, numbers: null },
    }),
  'the heaps of a view by category and photo': () =>
    narrowedCells({
      cells: cellsOf(town, 11),
      view: town,
      narrowing: { ...unnarrowed, categories: ['klotter'], hasPhoto: true },
      reach: all,
    }),
  'the heaps of the country by words': async () =>
    narrowedCells({
      cells: cellsOf(country, 4),
      view: country,
      narrowing: await rare(),
      reach: { isFew: false, bound: null, readsWords: false, numbers: null },
    }),
  'the heaps of a town by words': async () => lookingUp(town),
  'the newest of the country by words': async () => lookingUp(country),
  'what has words in a town': async () => foundBy(both((await rare()).sought?.query ?? '', squaresOf(town))),
  'what programs read of the country’s last month': () => asked({ confirmed: month }),
  'what programs read of a municipality': () => asked({ confirmed: month, municipality: alingsas }),
  'what programs read of a municipality’s open': () =>
    asked({ confirmed: month, municipality: alingsas, isOpen: true, categories: ['klotter'] }),
  'what is new to programs': () => asked({ changed: yesterday, order: 'changed_first' }),
  'what is new to programs in a municipality': () =>
    asked({ changed: yesterday, order: 'changed_first', municipality: alingsas }),
  'what programs read of a view': () => asked({ confirmed: month, area: town }),
  'what programs read of the country’s view': () => asked({ confirmed: month, area: country }),
  'what programs read around a point': () => asked({ confirmed: month, area: { point, metres: 2000 } }),
  'what programs search for': async () => asked({ confirmed: month, sought: (await rare()).sought }),
  'a thousand numbers': () =>
    asked({ numbers: Array.from({ length: 1000 }, (_, place) => 1_000_001 + 7 * place) }),
  'what the old service’s readers ask a body for': () => asked({ holders: [alingsas], hasPhoto: true }),
  'what programs poll for': () =>
    updatesAsked(db, { ...longAgo, municipality: null, most: 1001, skipped: 0 }),
  'what programs poll for in a municipality': () =>
    updatesAsked(db, { ...longAgo, municipality: alingsas, most: 1001, skipped: 0 }),
  'a word that no report has': () => askedOfWords(['grundvattenpump', 'hål']),
}

test.each(Object.keys(questions))('no large table is read from end to end for %s', async (name) => {
  const question = await questions[name]?.()
  if (!question) throw new Error('no such question')
  expect((await wholeReads(db, question)).filter((table) => large.includes(table))).toEqual([])
})

const sandboxes: Narrowing = { ...unnarrowed, categories: ['sandlada'] }

/** Of a kind that few have told of, whoever asks waits for those few. */
const ofFew: Readonly<Record<string, () => Question | Promise<Question>>> = {
  'in the country': () => reportsInOrder(db, { ...sandboxes, ...first, municipality: null }, true).limit(201),
  'in the country, the oldest first': () =>
    reportsInOrder(db, { ...sandboxes, ...first, municipality: null }, false).limit(201),
  'in a municipality': () =>
    reportsInOrder(db, { ...sandboxes, ...first, municipality: alingsas }, true).limit(201),
  'what programs read': () => asked({ categories: ['sandlada'] }),
  'what programs read of a municipality': () => asked({ categories: ['sandlada'], municipality: alingsas }),
}

test.each(Object.keys(ofFew))('of a kind that few have told of few rows are looked at: %s', async (name) => {
  const question = await ofFew[name]?.()
  if (!question) throw new Error('no such question')
  expect(await rowsLookedAt(db, question)).toBeLessThan(100)
})

test('what is asked without an index is seen to be', async () => {
  const untidy = db.selectFrom('report_texts').select('report').where('title', 'like', '%17%')
  expect(await wholeReads(db, untidy)).toEqual(['report_texts'])
})

test('what is found by words is the same whatever the plan', async () => {
  const { reports: found } = await listReports(db, { ...(await rare()), ...first, municipality: null }, 100)
  expect(found.map(({ number }) => number % 997)).toEqual(found.map(() => 17))
  expect(found.length).toBeGreaterThan(15)
})
