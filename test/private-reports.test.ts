import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { importBodies } from '#bodies/import-bodies.ts'
import { caseUpdate } from '#letters/case-update.ts'
import { newReport } from '#letters/new-report.ts'
import { reportNews } from '#letters/report-news.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { countMunicipalities } from '#statistics/count-municipalities.ts'
import { apiClient } from './api.ts'
import { openTestDatabase } from './database.ts'
import { deliveryToSend } from './delivery-to-send.ts'
import { token as aToken, bare, baseUrl } from './every-letter.ts'
import { aReportWithPhoto, testPhotos } from './photos.ts'
import { aDraft, aReport, fillBodies } from './reports.ts'
import { aSandboxReport } from './sandbox.ts'
import { browse } from './web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
await importBodies(db, 'body,category,private\n1489,klotter,yes\n')
const photos = await testPhotos()
const { get, page, post, token } = await browse(db, { photos })
const { ask, json } = await apiClient(db, { photos })

const title = 'Namn målat på porten'
const open = await aReport(db, { title: 'Djupt hål', email: 'bo@invanare.example' })
const { number, address } = await aReportWithPhoto(db, photos, { category: 'klotter', title })
const own = `/min-rapport/${await token('reporter')}`
const tried = await aSandboxReport(db, { title: 'Prov av en leverantör', service_code: 'hal' })
const lund = { lat: 55.70466, lon: 13.19101, municipality: '1281' }
const point = 'lat=57.93018&lon=12.53352'

test('a category that a body wants to itself makes its reports private, others’ not', async () => {
  const elsewhere = await aReport(db, { ...lund, category: 'klotter', email: 'cy@invanare.example' })
  const shown = await db
    .selectFrom('reports')
    .select(['number', 'visibility'])
    .where('number', 'in', [open.number, number, elsewhere.number])
    .orderBy('number')
    .execute()
  expect(shown.map(({ visibility }) => visibility)).toEqual(['public', 'private', 'public'])
})

/** Where the public's reports come out, and where the open one beside it does. */
const exits = {
  'the start page': '/',
  'the list near a place': `/karta?${point}&visa=alla`,
  'a municipality’s list': '/kommuner/alingsas?visa=alla',
  'its list of the category': '/kommuner/alingsas?visa=alla&grupp=klotter',
  'its list of photos': '/kommuner/alingsas?visa=alla&foto=1',
  'its feed': '/kommuner/alingsas/flode.json',
  'the feed of the country': '/flode.atom',
  'the feed of a place': `/flode.rss?${point}`,
}

test.each(Object.entries(exits))('a private report is not in %s', async (_, path) => {
  const html = await page(path)
  expect(html).not.toContain(title)
  expect(html).not.toContain(`/rapporter/${number}`)
  expect(html).not.toContain(address)
  for (const secret of [tried.title, tried.number]) expect(html).not.toContain(secret)
})

test('the exits show what is public', async () => {
  for (const path of ['/', exits['the list near a place'], exits['a municipality’s list']])
    expect(await page(path), path).toContain(`/rapporter/${open.number}`)
})

const ways = {
  'its page': `/rapporter/${number}`,
  'its English page': `/en/rapporter/${number}`,
  'its photo’s page': `/rapporter/${number}/foton/${address}`,
  'its photo': `/foto/${address}/large`,
  'its small photo': `/foto/${address}/small`,
  'its picture': `/rapporter/${number}/bild.jpg`,
  'abuse on it': `/rapporter/${number}/missbruk`,
  'seeing it too': `/rapporter/${number}/jag-ser-ocksa`,
  'following it': `/rapporter/${number}/folj`,
  'an update': `/rapporter/${number}/uppdatera`,
  'saying it is fixed': `/rapporter/${number}/ar-lost`,
  'saying it is not': `/rapporter/${number}/fortfarande`,
  'its feed': `/rapporter/${number}/flode.atom`,
  'hearing of its news': `/rapporter/${number}/nytt`,
}

test.each(Object.entries(ways))('to a stranger %s is not there', async (_, path) => {
  const answer = await get(path)
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain(title)
})

test.each(Object.entries(ways))('nor is %s of one of the sandbox, by anybody', async (_, path) => {
  const answer = await get(path.replace(String(number), tried.number))
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain(tried.title)
})

test('nothing of the sandbox is a report, a case, a letter or a delivery', async () => {
  const { rows } = await sql<{ found: string }>`
    select 'reports' as found from reports where number >= 9000000000 union all
    select 'texts' from report_texts where title = ${tried.title} union all
    select 'cases' from cases where report >= 9000000000 union all
    select 'events' from events where report >= 9000000000 union all
    select 'drafts' from drafts where title = ${tried.title} union all
    select 'deliveries' from deliveries where report >= 9000000000 union all
    select 'letters' from letters where report >= 9000000000 union all
    select 'people' from people where email = ${tried.email}`.execute(db)
  expect(rows).toEqual([])
})

test('a search for its number finds none', async () => {
  for (const one of [number, tried.number]) expect(await page(`/sok?q=${one}`)).toContain('Det finns ingen')
  expect((await get(`/sok?q=${open.number}`)).status).toBe(303)
})

test.each([4, 8, 12, 16])('a map at zoom %s has the open one alone', async (zoom) => {
  const view = 'bbox=12.5,57.9,12.6,57.95&group=open,fixed,closed'
  const { pins, clusters } = await json(`pins?${view}&zoom=${zoom}`)
  const shown = [...pins.map(() => 1), ...clusters.map(([, , opened]: number[]) => opened)]
  expect(shown).toEqual([1])
  if (pins.length > 0) expect(pins[0][0]).toBe(open.number)
})

const questions = [
  '',
  'municipality=1489',
  'holder=1489',
  'category=klotter,hal',
  'state_group=open',
  'bbox=12.5,57.9,12.6,57.95',
  `${point}&radius=100`,
  'has_photo=true',
  'q=namn',
  `q=${number}`,
  'confirmed_from=2020-01-01T00:00:00Z',
]

test.each(questions)('no program is told of it by a list of reports: %s', async (question) => {
  for (const accept of ['application/json', 'application/geo+json']) {
    const text = await (await ask(`reports?${question}`, { accept })).text()
    expect(text).not.toContain(title)
    expect(text).not.toContain(`/rapporter/${number}`)
    expect(text).not.toContain(address)
    for (const secret of [tried.title, tried.number]) expect(text).not.toContain(secret)
    expect(text).not.toMatch(/invanare[.]example|Ada Lind/)
  }
})

test('programs are told of the open one, and of the private one as of what was never there', async () => {
  const { reports } = await json('reports')
  expect(reports.map((told: { number: number }) => told.number)).toContain(open.number)
  const never = await (await ask('reports/999999999')).text()
  for (const path of [number, tried.number].flatMap((one) => [`reports/${one}`, `reports/${one}/updates`])) {
    const answer = await ask(path, { accept: 'application/geo+json' })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe(never)
  }
})

test('who is about to report the same there is not told of it', async () => {
  const known = async (category: string) => (await ask(`nearby?${point}&category=${category}`)).text()
  expect(await known('klotter')).not.toContain(title)
  expect(await known('hal')).toContain('Djupt hål')
})

test('nor is it counted among what a municipality tells of itself', async () => {
  await countMunicipalities(db)
  const figures = await db
    .selectFrom('municipality_figures')
    .select('reported')
    .where('municipality', '=', '1489')
    .executeTakeFirstOrThrow()
  expect(figures.reported).toBe(1)
})

test('its reporter sees it by their own link, photo and all, and its holder by theirs', async () => {
  const mine = await page(own)
  expect(mine).toContain(title)
  expect(mine).toContain('Bara dig och mottagaren')
  expect(mine).not.toContain(`href="/rapporter/${number}"`)
  const [photo = ''] = /\/min-rapport\/[^"]+\/foto\/[^"]+/.exec(mine) ?? []
  expect((await get(photo.replaceAll('&amp;', '&'))).status).toBe(200)
  const held = await page(`/svar/${await token('case')}`)
  expect(held).toContain('/svar/')
})

test('who confirms one is told so first, and comes to their own page', async () => {
  await saveDraft(db, aDraft({ category: 'klotter', title, email: 'dag@invanare.example' }))
  const confirmation = `/bekrafta/${await token('confirm')}`
  const draft = `/utkast/${await token('draft')}`
  expect(await page(confirmation)).toContain('Den visas inte för någon annan.')
  const done = await post(confirmation)
  expect(done.headers.get('location')).toMatch(/^\/min-rapport\/[^?]+\?tack=1$/)
  const receipt = await page(done.headers.get('location') ?? '')
  expect(receipt).toContain('Vi har tagit emot din felanmälan')
  expect(await page(confirmation)).toContain('/min-rapport/')
  // Whoever only wrote it has proven no address.
  expect(await page(draft)).not.toContain('/min-rapport/')
  expect(await page(draft)).not.toContain('/rapporter/')
})

test.each([true, false])('letters lead to the page of all where there is one (private: %s)', (isPrivate) => {
  const delivery = deliveryToSend({ report: { ...bare.report, isPrivate } })
  const toBody = { delivery, category: 'Hål', baseUrl, language: 'sv' } as const
  const news = reportNews({
    language: 'sv',
    baseUrl,
    report: { number: 1000001, title: 'Hål', language: 'sv' },
    isPrivate,
    news: [{ act: 'receive', at: new Date(), holder: 'Alingsås kommun', state: 'received' }],
    verdictToken: null,
    allToken: null,
    ownToken: aToken('o'),
    unsubscribeToken: aToken('u'),
  })
  const letters = [newReport(toBody), caseUpdate(toBody, 'update'), news]
  for (const { text } of letters) expect(text.includes(`${baseUrl}/rapporter/`), text).toBe(!isPrivate)
})

test('the rule is taken back by the same file, for reports to come', async () => {
  await importBodies(db, 'body,category,private\n1489,klotter,no\n')
  const later = await aReport(db, { category: 'klotter', email: 'eva@invanare.example' })
  expect((await get(`/rapporter/${later.number}`)).status).toBe(200)
  expect((await get(`/rapporter/${number}`)).status).toBe(404)
})
