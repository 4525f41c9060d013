import { beforeAll, expect, test } from 'vitest'
import { importExceptions } from '#bodies/exceptions/import-exceptions.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { deliveryToSend } from '#reports/deliveries/delivery-to-send.ts'
import { aConsole } from '../../test/connections.ts'
import { openTestDatabase } from '../../test/database.ts'
import { testPhotos } from '../../test/photos.ts'
import { alingsas, anOrder, aReport, emptyQueues, fillBodies, lund } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
let browser: Awaited<ReturnType<typeof browse>>
let own = ''
let lunds = ''

beforeAll(async () => {
  await fillBodies(db)
  browser = await browse(db)
  own = (await aConsole(db, browser)).replace('/integration/', '/egna-arenden/')
  lunds = (await aConsole(db, browser, { body: lund })).replace('/integration/', '/egna-arenden/')
})

const visibilityOf = async (number: number) =>
  (await db.selectFrom('reports').select('visibility').where('number', '=', number).executeTakeFirstOrThrow())
    .visibility
const mailedLinks = async (report: number) =>
  (
    await db
      .selectFrom('deliveries')
      .select('id')
      .where('report', '=', report)
      .where('kind', '=', 'link')
      .execute()
  ).length
const numbersIn = (html: string) =>
  [...html.matchAll(/id="arende-(\d+)"/g)].map(([, number]) => Number(number))

test('what a body has for itself alone is listed with where, since when, how it stands and whether it has gone out', async () => {
  expect(await browser.page(own)).toContain('Ni har inga egna ärenden')
  const { number: everybodys } = await aReport(db)
  const number = await anOrder(db, { placeWords: 'Vid Stora torget, ring 0322-12 34 56' })
  const shown = await browser.page(own)
  expect(shown).toContain(`Ärende ${number}: `)
  expect(shown).toMatch(/<dt>Plats<\/dt><dd>Vid Stora torget, ring \[…\], Alingsås<\/dd>/)
  expect(shown).toMatch(/<dt>Order<\/dt><dd>Väntar på att skickas<\/dd>/)
  expect(shown).not.toContain(`${everybodys}`)
  expect(shown).not.toContain('Byt brunnslock')
  await db.updateTable('deliveries').set({ state: 'received' }).where('report', '=', number).execute()
  expect(await browser.page(own)).toMatch(/<dt>Order<\/dt><dd>Mottagen<\/dd>/)
  const en = await browser.page(`/en${own}`)
  expect(en).toContain('Cases that only you see')
  await emptyQueues(db)
})

test('another body sees none of it, opens none, and does nothing with it', async () => {
  const number = await anOrder(db)
  expect(await browser.page(lunds)).not.toContain(String(number))
  for (const answer of [
    await browser.get(`${lunds}/${number}`),
    await browser.post(`${lunds}/${number}/lank`),
    await browser.post(`${lunds}/${number}/publicera`),
  ])
    expect(answer.headers.get('location')).toBe(`${lunds}?klart=borta`)
  expect(await visibilityOf(number)).toBe('internal')
  expect(await mailedLinks(number)).toBe(0)
})

test('the newest stand first, page by page, none twice and none left out', async () => {
  const made: number[] = []
  for (let count = 0; count < 21; count += 1)
    made.push(await anOrder(db, { municipality: lund, lat: 55.7, lon: 13.19 }))
  const first = await browser.page(lunds)
  const next = /href="([^"]*fran=\d+)"/.exec(first)?.[1] ?? ''
  const second = await browser.page(next)
  expect([...numbersIn(first), ...numbersIn(second)]).toEqual(made.toReversed())
  expect(numbersIn(first)).toHaveLength(20)
  expect(second).toContain('Till de senaste')
  expect(await browser.page(`${lunds}?fran=x`)).toContain(`arende-${made.at(-1)}`)
})

test('a case is shown as everybody would read it, and then everybody may', async () => {
  const number = await anOrder(db, {}, { words: 'Ring Kalle på 070-123 45 67.' })
  const shown = await browser.page(`${own}/${number}`)
  expect(shown).toContain('Byt brunnslock')
  expect(shown).not.toContain('070-123')
  expect((await browser.get(`/rapporter/${number}`)).status).toBe(404)
  const fields = { key: crypto.randomUUID() }
  for (const answer of [
    await browser.post(`${own}/${number}/publicera`, fields),
    await browser.post(`${own}/${number}/publicera`, fields),
  ])
    expect(answer.status).toBe(303)
  expect(await visibilityOf(number)).toBe('public')
  expect(await browser.page(`${own}?klart=visas`)).toContain('Nu kan alla läsa ärendet.')
  const read = await browser.page(`/rapporter/${number}`)
  expect(read).not.toContain('070-123')
  const events = await db
    .selectFrom('events')
    .select('body')
    .where('report', '=', number)
    .where('act', '=', 'publish')
    .execute()
  expect(events).toEqual([{ body: alingsas }])
  expect((await browser.get(`${own}/${number}`)).headers.get('location')).toBe(`${own}?klart=borta`)
})

test('words that name somebody are not shown before a person has read them', async () => {
  const words = 'Grannen Kalle Svensson har ställt dit en soffa.'
  const number = await anOrder(db, {}, { words })
  const shown = await browser.page(`${own}/${number}`)
  expect(shown).toContain('Texten verkar nämna en person vid namn')
  expect(shown).not.toMatch(/Svensson|soffa/)
  await browser.post(`${own}/${number}/publicera`)
  expect(await browser.page(`/rapporter/${number}`)).not.toMatch(/Svensson|soffa/)
})

test('a category that the body keeps to itself is not shown to everybody, which is said first, and nothing of its words', async () => {
  await db.insertInto('private_categories').values({ body: alingsas, category: 'toalett' }).execute()
  const words = 'Grannen Kalle Svensson har nyckeln.'
  const number = await anOrder(db, { category: 'toalett' }, { words })
  const shown = await browser.page(`${own}/${number}`)
  expect(shown).toContain('Ni visar inte kategorin för andra')
  expect(shown).toMatch(/<dt>Rubrik<\/dt><dd>.{0,40}Offentlig toalett/)
  expect(shown).not.toMatch(/Byt brunnslock|Svensson|nyckeln|Texten verkar nämna/)
  const done = await browser.post(`${own}/${number}/publicera`)
  expect(done.headers.get('location')).toBe(`${own}?klart=privat`)
  expect(await visibilityOf(number)).toBe('private')
  expect((await browser.get(`/rapporter/${number}`)).status).toBe(404)
})

test('the link to a case goes to the mailbox alone, and is not sent again at once', async () => {
  const number = await anOrder(db)
  const sent = await browser.post(`${own}/${number}/lank`)
  expect(sent.headers.get('location')).toBe(`${own}?klart=skickad`)
  const again = await browser.post(`${own}/${number}/lank`)
  expect(again.headers.get('location')).toBe(`${own}?klart=nyss`)
  expect(await mailedLinks(number)).toBe(1)
  expect(await browser.page(`${own}?klart=skickad`)).toContain('på väg till er brevlåda')
  expect(await browser.page(`${own}/${number}`)).not.toContain('/svar/')
})

test('from the page of a case its holder finds the others, and has a link to one mailed', async () => {
  const number = await anOrder(db)
  await aReport(db)
  const address = `/svar/${await browser.token('case')}`
  expect(await browser.page(address)).toContain(`href="${address}/egna-arenden"`)
  const shown = await browser.page(`${address}/egna-arenden`)
  expect(numbersIn(shown)).toContain(number)
  expect(shown).not.toContain('Byt brunnslock')
  const sent = await browser.post(`${address}/skicka-lank`, { number: String(number) })
  expect(sent.status).toBe(303)
  expect(await mailedLinks(number)).toBe(1)
})

const corner = [12.5, 57.9] as const
const somewhere = { type: 'Polygon', coordinates: [[corner, [12.6, 57.9], [12.6, 58], corner]] }

const aContract = async (code: string) =>
  (
    await db
      .insertInto('exceptions')
      .values({
        ...{ body: alingsas, code, kind: 'contractor', name: 'Vägbolaget', rank: 1, metres: 0 },
        ...{ categories: [], geometry: JSON.stringify(somewhere), address: 'jobb@vagbolaget.example' },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id

test('a contractor, and who holds the case no more, is told of none of them', async () => {
  const { caseId } = await aReport(db)
  const address = `/svar/${await browser.token('case')}`
  const exception = await aContract('bolaget')
  await db.updateTable('cases').set({ exception }).where('id', '=', caseId).execute()
  const isAway = async () => (await browser.get(`${address}/egna-arenden`)).headers.get('location')
  expect(await isAway()).toBe(address)
  expect(await browser.page(address)).not.toContain('egna-arenden')
  await db.updateTable('cases').set({ exception: null, is_present: false }).where('id', '=', caseId).execute()
  expect(await isAway()).toBe(address)
})

/** Of the page that the first mail about a case leads to, if it leaves now. */
async function mailedAddress(caseId: number): Promise<string> {
  const links = linksSignedBy(await signingKeys(db))
  const { id } = await db
    .selectFrom('deliveries')
    .select('id')
    .where('case_id', '=', caseId)
    .orderBy('position')
    .executeTakeFirstOrThrow()
  return `/svar/${(await deliveryToSend({ db, links, photos: await testPhotos() }, id)).caseToken}`
}

const otherFile = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { id: 'park', name: 'Parken', kind: 'skötselyta', rank: 5 },
      geometry: somewhere,
    },
  ],
})

test.each([
  ['a file without it', () => importExceptions(db, { body: alingsas, json: otherFile })],
  [
    'another kind',
    (id: number) => db.updateTable('exceptions').set({ kind: 'unit' }).where('id', '=', id).execute(),
  ],
])(
  'when a contract ends by %s its links do, and what its holder is told next brings another',
  async (_, end) => {
    await emptyQueues(db)
    const { caseId } = await aReport(db)
    const exception = await aContract(`bolaget-${caseId}`)
    await db.updateTable('cases').set({ exception }).where('id', '=', caseId).execute()
    const address = `/svar/${await browser.token('case')}`
    const another = await aReport(db)
    const unharmed = `/svar/${await browser.token('case')}`
    await end(exception)
    for (const path of [address, `${address}/egna-arenden`, `${address}/utlamnande`])
      expect((await browser.get(path)).status).toBe(410)
    const contact = { key: crypto.randomUUID() }
    expect((await browser.post(`${address}/kontakt`, contact)).status).toBe(410)
    expect((await browser.get(unharmed)).status).toBe(200)
    const told = await mailedAddress(caseId)
    expect(told).not.toBe(address)
    expect((await browser.get(`${told}/egna-arenden`)).status).toBe(200)
    expect(await mailedAddress(caseId)).toBe(told)
    expect(await mailedAddress(another.caseId)).toBe(unharmed)
  },
)
