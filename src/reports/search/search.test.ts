import { beforeAll, expect, test } from 'vitest'
import { municipalityByCode } from '#geo/municipalities.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { alingsas, aReport, fillBodies } from '../../../test/reports.ts'
import { type Written, writeReports } from '../../../test/swedish-reports.ts'
import { listReports } from '../lists/list-reports.ts'
import { unnarrowed } from '../lists/narrowing.ts'
import { findSought } from './find-sought.ts'
import { learnWords } from './learn-words.ts'
import { saysTooLittle } from './sought.ts'

const { db } = await openTestDatabase()
let numbers: ReadonlyMap<Written, number>

beforeAll(async () => {
  await fillBodies(db)
  numbers = await writeReports(db)
  await learnWords(db)
}, 60_000)

async function found(typed: string, everywhere = false): Promise<Written[]> {
  const known = new Map([...numbers].map(([name, number]) => [number, name]))
  return (await numbersOf(typed, { everywhere })).flatMap((number) => known.get(number) ?? [])
}

async function numbersOf(typed: string, { everywhere = false, on = db } = {}): Promise<number[]> {
  const sought = await findSought(on, typed, { everywhere })
  const question = {
    ...unnarrowed,
    sought,
    municipality: null,
    group: null,
    order: 'newest',
    from: null,
  } as const
  return (await listReports(on, question, 100)).reports.map(({ number }) => number)
}

/** What is typed, what that must find, and what it must not. */
type Row = readonly [typed: string, finds: readonly Written[], not: readonly Written[]]

const holes = ['hål i väg', 'hål Storgatan', 'hål i Lund', 'potthål'] as const
const lamps = ['lampa', 'lampor', 'gatlampa'] as const

const forms: readonly Row[] = [
  ['hål', holes, ['brunn', 'skylt', 'english']],
  ['hålet', holes, ['brunn', 'lampa']],
  ['hålen', holes, ['brunn']],
  ['Hål i vägen', ['hål i väg'], ['brunn', 'lampa']],
  ['hålet i vägen', ['hål i väg'], ['bänk']],
  ['lampa', lamps, ['trafikljus', 'klotter']],
  ['lampan', lamps, ['klotter']],
  ['lamporna', lamps, ['klotter']],
  ['gatlampa', ['gatlampa'], ['lampa', 'brunn']],
  ['gatlampor', ['gatlampa'], ['lampor']],
  ['cykelbana', ['cykelbana'], ['kantsten', 'brunn']],
  ['cykelbanan', ['cykelbana'], ['kantsten', 'grop']],
  ['cykelbanor', ['cykelbana'], ['brunn']],
  ['cykel', ['cykelbana', 'cykelväg'], ['brunn', 'lampa']],
  ['cykelv', ['cykelväg'], ['cykelbana', 'vägmärken']],
  ['brunnar', ['brunn', 'brunnslock'], ['bro']],
  ['brunnen', ['brunn', 'brunnslock'], ['bro']],
  ['bron', ['bro'], ['brunn', 'råttor']],
  ['broar', ['bro'], ['brunn']],
  ['lyktstolpar', ['lyktstolpe'], ['lampa']],
  ['stolpen', ['lyktstolpe'], ['skylt']],
  ['skyltar', ['skylt', 'vägmärken'], ['träd']],
  ['vägmärke', ['vägmärken', 'skylt'], ['hål i väg']],
  ['övergångsställen', ['övergångsställe'], ['cykelbana']],
  ['papperskorgen', ['papperskorg', 'papperskorgar'], ['skräp']],
  ['korgar', ['papperskorg', 'papperskorgar'], ['skräp']],
  ['bänkar', ['bänk'], ['bank']],
  ['gungor', ['gunga'], ['rutschkana']],
  ['rutschkanor', ['rutschkana'], ['gunga']],
  ['träden', ['träd'], ['buske']],
  ['gren', ['grenar'], ['bänk']],
  ['buskar', ['buske'], ['bänk']],
  ['fönstret', ['fönster'], ['träd']],
  ['fönstren', ['fönster'], ['gunga']],
  ['is', ['is'], ['bänk', 'skräp']],
  ['snön', ['snö'], ['is']],
  ['klottrad', ['klotter', 'klottrat'], ['skräp']],
  ['skräpet', ['skräp', 'nedskräpning'], ['bänk']],
  ['råtta', ['råttor'], ['bänk']],
  ['trasig', ['lampa', 'gunga', 'trafikljus', 'fönster'], ['bänk', 'skräp']],
]

const slips: readonly Row[] = [
  ['lmapa', lamps, ['klotter', 'hål i väg']],
  ['lampn', ['lampa', 'lampor'], ['klotter']],
  ['cykelbanna', ['cykelbana'], ['brunn']],
  ['cyklbana', ['cykelbana'], ['brunn']],
  ['hållet', ['hål i väg', 'hål i Lund'], ['brunn']],
  ['papprskorg', ['papperskorg', 'papperskorgar'], ['skräp']],
  ['papperskorh', ['papperskorg', 'papperskorgar'], ['skräp']],
  ['kloter', ['klotter', 'klottrat'], ['skräp']],
  ['trafiklus', ['trafikljus'], ['lampa']],
  ['övergångställe', ['övergångsställe'], ['cykelbana']],
  ['rutchkana', ['rutschkana'], ['gunga']],
  ['rtuschkana', ['rutschkana'], ['gunga']],
]

const marks: readonly Row[] = [
  ['hal i vagen', ['hål i väg'], ['brunn']],
  ['halet', holes, ['brunn']],
  ['overgangsstalle', ['övergångsställe'], ['cykelbana']],
  ['grenar hanger', ['grenar'], ['träd']],
  ['bank', ['bank', 'bänk'], ['lampa']],
  ['bänk', ['bänk'], ['bank']],
  ['sno', ['snö'], ['is']],
  ['HÅL', holes, ['brunn']],
  ['rattor', ['råttor'], ['bänk']],
]

const places: readonly Row[] = [
  ['hål storgatan alingsås', ['hål Storgatan'], ['hål i Lund', 'hål i väg']],
  ['hål alingsås', ['hål i väg', 'hål Storgatan'], ['hål i Lund', 'potthål']],
  ['hål i Lunds kommun', ['hål i Lund'], ['hål Storgatan']],
  ['lampa gbg', [], ['lampa', 'lampor', 'gatlampa']],
  ['klotter goteborg', ['klotter'], ['klottrat']],
  ['alingsås', ['brunn', 'lampa', 'skylt'], ['bänk', 'glas']],
  ['slottsskogen', ['papperskorgar', 'rutschkana'], ['papperskorg']],
  ['storgatan', ['hål Storgatan', 'hål i Lund'], ['bänk']],
]

const others: readonly Row[] = [
  ['street lights', ['english'], ['lampa']],
  ['street light', ['english'], ['bro']],
  ['block', ['english'], ['brunn']],
  ['pothole', [...holes, 'grop'], ['brunn', 'english']],
  ['belysning', [...lamps, 'english'], ['brunn']],
  ['grop', ['grop'], ['hål i Lund']],
  ['storgatan 12', ['hål Storgatan'], ['hål i Lund']],
  ['zebrafink', [], ['hål i väg', 'lampa']],
  ['hål lampa', [], ['lampa', 'hål i väg']],
  ["hål'", holes, ['brunn']],
  ["'; drop table reports; --", [], ['hål i väg']],
  ['hål:* & !lampa | (x)', [], ['hål i väg']],
  ['<script>alert(1)</script>', [], ['hål i väg', 'english']],
  ['\\hål\\', holes, ['brunn']],
]

test.each([...forms, ...slips, ...marks, ...places, ...others])(
  '%s finds %j, not %j',
  async (typed, finds, not) => {
    const reports = await found(typed)
    expect(reports).toEqual(expect.arrayContaining([...finds]))
    expect(reports.filter((name) => not.includes(name))).toEqual([])
  },
)

test('a report’s number finds that report alone', async () => {
  const number = numbers.get('brunn')
  expect(await found(`#${number}`)).toEqual(['brunn'])
  expect(await found('1999999')).toEqual([])
})

test('the longest thing typed is searched for by its first words', async () => {
  expect(await found('hål '.repeat(500))).toEqual(expect.arrayContaining([...holes]))
})

test.each(['', '   '])('nothing typed is no search: "%s"', async (typed) => {
  expect(await findSought(db, typed)).toBeNull()
})

test.each(['och på', 'i', '& | ! ( ) : *', '!?'])(
  'what says too little is told so, and hides nothing: %s',
  async (typed) => {
    const sought = await findSought(db, typed)
    expect(sought && saysTooLittle(sought)).toBe(true)
    expect(await found(typed)).toHaveLength(numbers.size)
  },
)

test('a municipality’s name is a word like others when all of the country is searched', async () => {
  expect(await found('hål alingsås', true)).toEqual([])
})

test('the municipality that is looked at need not be in its reports; another’s has to', async () => {
  const own = await findSought(db, 'hål Alingsås', { within: '1489' })
  expect(own).toMatchObject({ municipality: null, query: expect.not.stringContaining("'aling") })
  const other = await findSought(db, 'hål Lund', { within: '1489' })
  expect(other).toMatchObject({ municipality: null, query: expect.stringContaining("'lund'") })
})

const ingared = { lat: 57.8517, lon: 12.4714 }

test('LANG-4: a place that is named narrows to what lies around it, whatever is written there', async () => {
  const near = await aReport(db, { title: 'Hål', placeWords: 'Vid kyrkan', ...ingared })
  const far = await aReport(db, { title: 'Hål', placeWords: 'Vägen mot Ingared', lat: 57.95, lon: 12.6 })
  const rows: [typed: string, finds: boolean][] = [
    ['hål ingared', true],
    ['hålet i Ingared', true],
    ['Ingared hål', true],
    ['INGARED', true],
    ['hål Ingared Alingsås', true],
    ['hål ingared alingsås kommun', true],
    ['lampa ingared', false],
  ]
  for (const [typed, finds] of rows) {
    const sought = await findSought(db, typed)
    expect(sought?.place, typed).toMatchObject({ name: 'Ingared', municipality: alingsas, metres: 2_000 })
    expect(await numbersOf(typed), typed).toEqual(finds ? [near.number] : [])
  }
  expect(await numbersOf('hål ingared', { everywhere: true })).toEqual([far.number])
})

test.each<[typed: string, within: string | null, place: string | null]>([
  ['hål i bron', null, null],
  ['bro', null, null],
  ['trasig skruv', null, null],
  ['hål ås', null, null],
  ['hål ingared', '1281', null],
  ['hål ingared lund', null, null],
  ['hål dalby', '1281', 'Dalby'],
  ['hål dalby', null, 'Dalby'],
  ['hål sodra sandby lunds kommun', null, 'Södra Sandby'],
  ['klotter göteborg', null, null],
])('%s, looked for in %s, is at %s', async (typed, within, place) => {
  expect((await findSought(db, typed, { within }))?.place?.name ?? null).toBe(place)
})

test('of places with one name, none is guessed: whoever asks is given them all, or names the municipality', async () => {
  const sought = await findSought(db, 'hål rörvik')
  expect(sought?.place).toBeNull()
  expect(sought?.words).toEqual(['hål', 'rörvik'])
  const codes = sought?.alike.map(({ municipality }) => municipality) ?? []
  expect(codes.length).toBeGreaterThan(1)
  for (const code of codes) {
    const within = await findSought(db, 'hål rörvik', { within: code })
    expect(within).toMatchObject({ place: { name: 'Rörvik', municipality: code }, alike: [], words: ['hål'] })
    const named = await findSought(db, `hål rörvik ${municipalityByCode(code)?.official}`)
    expect(named).toMatchObject({ place: { name: 'Rörvik', municipality: code }, alike: [] })
  }
})

test('only what is mistyped is forgiven, and that is said', async () => {
  expect((await findSought(db, 'lmapa brunn'))?.mistyped).toEqual(['lmapa'])
  expect((await findSought(db, 'lampa brunn'))?.mistyped).toEqual([])
})

test('what is taken out of a text, or hidden, is not found from that moment on', async () => {
  const { number } = await aReport(db, { title: 'Ekros flaggstång', description: 'Rasat.' })
  expect(await numbersOf('ekros')).toEqual([number])
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('report_texts')
      .set({ title: '[…] flaggstång' })
      .where('report', '=', number)
      .where('version', '=', 'published')
      .execute()
    expect(await numbersOf('ekros', { on: tx })).toEqual([])
  })
  expect(await numbersOf('flaggstången')).toEqual([number])
  await db.updateTable('reports').set({ visibility: 'hidden' }).where('number', '=', number).execute()
  expect(await numbersOf('flaggstången')).toEqual([])
  await learnWords(db)
  const known = await db.selectFrom('report_words').select('word').where('word', 'like', 'flagg%').execute()
  expect(known).toEqual([])
})

test('a place in words and another category are found by as soon as they stand there', async () => {
  const { number } = await aReport(db, {
    title: 'Något är fel',
    description: 'Se bilden.',
    placeWords: 'Fårhagen',
  })
  expect(await numbersOf('fårhagen')).toEqual([number])
  await db
    .updateTable('reports')
    .set({ place_words: 'Kohagen', category: 'badplats' })
    .where('number', '=', number)
    .execute()
  expect(await numbersOf('fårhagen')).toEqual([])
  expect(await numbersOf('kohagen badplats')).toEqual([number])
})
