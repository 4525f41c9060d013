import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { importTemplates } from '#bodies/templates/import-templates.ts'
import { handOver } from '#reports/hand-over.ts'
import { writeNote } from '#reports/write-note.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aFile, aReportWithPhoto, makePhotos, testPhotos } from '../../test/photos.ts'
import { type aDraft, alingsas, aReport, fillBodies, lund, theBody } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { page, post, send, token } = await browse(db, { photos })

async function aCase(changes: Parameters<typeof aDraft>[0] = {}) {
  const made = await aReport(db, changes)
  return { ...made, page: `/svar/${await token('case')}`, own: `/min-rapport/${await token('reporter')}` }
}
const where = (answer: Response) => answer.headers.get('location') ?? ''
const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
/** Each in a place of its own, so that no other test's reports are near. */
const place = (south: number) => ({ lat: 57.93018 - south / 100, lon: 12.53352 })
const entriesOf = (caseId: number) =>
  db
    .selectFrom('entries')
    .innerJoin('entry_texts', 'entry_texts.entry', 'entries.id')
    .select(['audience', 'words'])
    .where('entry_texts.version', '=', 'original')
    .where('case_id', '=', caseId)
    .orderBy('entries.id')
    .execute()

test('the talk is told in order, each thing with who reads it, and what came by mail as that', async () => {
  const { page: address, own, caseId } = await aCase(place(1))
  await post(`${address}/fraga`, { words: 'Vilken lampa?' })
  await post(`${own}/komplettera`, { words: 'Den tredje.' })
  await writeNote(db, {
    ...{ caseId, words: 'Ring Bengt.' },
    by: { actor: 'body', door: 'mail', body: alingsas },
  })
  const html = await page(address)
  expect(html).toMatch(
    /Vilken lampa\?[\s\S]*Bara ni och den som anmälde[\s\S]*Den tredje\.[\s\S]*med mejl[\s\S]*Internt[\s\S]*Ring Bengt\./,
  )
})

test('what nobody has answered stands on top and is marked, until the body answers', async () => {
  const { page: address, own } = await aCase(place(2))
  expect(await page(address)).not.toContain('väntar på svar')
  await post(`${address}/fraga`, { words: 'Vilken lampa?' })
  await post(`${own}/komplettera`, { words: 'Den tredje.' })
  const html = await page(address)
  const event = /En sak väntar på svar[\s\S]*?href="#(handelse-\d+)"/.exec(html)?.[1]
  expect(html).toMatch(new RegExp(`<li class="thread-said[^"]* waiting" id="${event}"`))
  await post(`${address}/anteckning`, { words: 'Vi svarar i morgon.' })
  expect(await page(address)).toContain('En sak väntar på svar')
  await post(`${address}/svara`, { words: 'Tack.', audience: 'message' })
  expect(await page(address)).not.toContain('väntar på svar')
})

test('a note on the page is read by the body alone', async () => {
  const { page: address, own, number } = await aCase(place(3))
  expect((await post(`${address}/anteckning`, { words: ' ' })).status).toBe(422)
  const answer = await post(`${address}/anteckning`, { words: 'Nyckeln hänger hos Bengt.' })
  expect(await page(where(answer))).toMatch(/Anteckningen är sparad[\s\S]*Nyckeln hänger hos Bengt\./)
  for (const other of [own, `/rapporter/${number}`]) expect(await page(other)).not.toContain('Nyckeln')
})

test('without script a phrase is put in after what was typed, and nothing is done', async () => {
  const { page: address, caseId, number } = await aCase({ ...place(4), placeWords: 'Stora torget' })
  const typed = { words: 'Hej Ada!', insert: '1', phrase: '0', audience: 'message' }
  const html = await (await post(`${address}/svara`, typed)).text()
  expect(html).toContain(`Hej Ada!\n\nVi har inte glömt anmälan ${number}`)
  expect(html).toMatch(/value="message" checked/)
  expect(await entriesOf(caseId)).toEqual([])
  const alone = await (await post(`${address}/mottagen`, { words: '', insert: '1', phrase: '0' })).text()
  expect(alone).toContain('>Tack för att du hörde av dig om Stora torget.')
  for (const phrase of ['', '99', '-1', 'x'])
    expect((await post(`${address}/mottagen`, { words: 'Hej', insert: '1', phrase })).status).toBe(200)
})

test('the day of a plan comes into the words when it is chosen; elsewhere it is today', async () => {
  const { page: address, caseId } = await aCase(place(5))
  const fields = { words: '', insert: '1', phrase: '0' }
  expect(await (await post(`${address}/planerad`, fields)).text()).toContain('åtgärda det {dag}.')
  await post(`${address}/planerad`, { words: 'Vi kommer {dag}.', day: inTenDays })
  const [said] = await entriesOf(caseId)
  expect(said?.words).toMatch(/^Vi kommer den \d+ [a-z]+ 20\d\d\.$/)
  await importTemplates(db, {
    body: lund,
    json: JSON.stringify({ templates: [{ title: 'I dag', words: 'Nu, {dag}, om {kategori}.' }] }),
  })
  const other = await aCase({ municipality: lund, lat: 55.70466, lon: 13.19101 })
  const html = await (await post(`${other.page}/svara`, fields)).text()
  expect(html).toMatch(/Nu, den \d+ [a-zåäö]+ 20\d\d, om [^{]+\./)
  expect(html).not.toContain('Vi har inte glömt')
})

test('a photo may come with an answer, for whom the answer is for, and with work that has begun', async () => {
  const { page: address, number, caseId } = await aCase(place(6))
  const fields = { key: crypto.randomUUID(), words: 'Så här ser det ut.', audience: 'message' }
  await send(`${address}/svara`, fields, [await aFile('photos')])
  await send(`${address}/pagar`, { key: crypto.randomUUID(), words: '' }, [await aFile('photos')])
  const kept = await db
    .selectFrom('photos')
    .innerJoin('entries', 'entries.id', 'photos.entry')
    .select(['entries.audience', 'entries.case_id'])
    .where('photos.report', '=', number)
    .orderBy('entries.id')
    .execute()
  expect(kept).toEqual([
    { audience: 'message', case_id: caseId },
    { audience: 'update', case_id: caseId },
  ])
})

test('a fix that is shown stands beside how it was', async () => {
  await aReportWithPhoto(db, photos, place(10))
  const address = `/svar/${await token('case')}`
  await send(`${address}/atgardad`, { key: crypto.randomUUID(), words: '' }, [await aFile('photos')])
  expect(await page(address)).not.toContain('class="before-after"')
  await makePhotos(db, photos)
  expect(await page(address)).toMatch(/class="before-after"[\s\S]*Före[\s\S]*Efter/)
})

test('what was done last can be taken back for ten minutes, and the page says what and until when', async () => {
  const { page: address, caseId } = await aCase(place(7))
  expect(await page(address)).not.toContain('/angra')
  await post(`${address}/mottagen`)
  await post(`${address}/atgardad`)
  expect(await page(address)).toMatch(
    /Ni ändrade från Mottagen till Åtgärdad[\s\S]*Det går att ångra till kl\.[\s\S]*Ångra: blir Mottagen igen/,
  )
  await db
    .updateTable('cases')
    .set({ state_since: sql`now() - interval '11 minutes'` })
    .where('id', '=', caseId)
    .execute()
  expect(await page(address)).not.toContain('/angra')
})

test('each card says who hears: all who follow, the reporter alone, or nobody', async () => {
  const { page: address, number } = await aCase(place(8))
  expect(await page(address)).toMatch(
    /alla som följer ärendet får brev[\s\S]*Bara ni som har ärendet ser anteckningen/,
  )
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', number).execute()
  const html = await page(address)
  expect(html).toContain('Bara den som anmälde får brev och ser texten.')
  expect(html).not.toContain('alla som följer ärendet får brev')
})

test('a report is merged into another of the same body, and they are parted again', async () => {
  const main = await aCase(place(9))
  const theirs = await aCase({ municipality: lund, lat: 55.71466, lon: 13.19101 })
  const { page: address, caseId, number } = await aCase(place(9))
  for (const [typed, sentence] of [
    ['', 'Skriv numret på den andra anmälan'],
    ['tolv', 'Skriv numret på den andra anmälan'],
    ['9999999', 'Det finns ingen anmälan med det numret'],
    [String(number), 'Det är numret på det här ärendet'],
    [String(theirs.number), 'Den anmälan ligger inte hos er'],
  ] as const) {
    const answer = await post(`${address}/dublett`, { number: typed, words: 'Se den andra.' })
    expect(answer.status, typed).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`href="#dublett-number">${sentence}`)
    expect(html).toContain('Se den andra.')
  }
  const merged = await post(`${address}/dublett`, { number: ` ${main.number} ` })
  expect(await page(where(merged))).toContain('Status är nu: Dublett')
  expect(await (await post(`${main.page}/dublett`, { number: String(number) })).text()).toContain(
    'Det här ärendet har egna dubletter',
  )
  await post(`${address}/inte-dublett`)
  const { state } = await db
    .selectFrom('cases')
    .select('state')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  expect(state).toBe('new')
})

test('open cases of the same body nearby are told of, and their links go to the mailbox alone', async () => {
  const spot = place(20)
  const near = await aCase({ ...spot, lat: spot.lat + 0.0005, title: 'Lös kantsten', category: 'kantsten' })
  const hidden = await aCase({ ...spot, lat: spot.lat + 0.001, title: 'Namn på porten' })
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', hidden.number).execute()
  const fixed = await aCase({ ...spot, title: 'Lagat' })
  await post(`${fixed.page}/atgardad`)
  await aCase({ ...spot, lat: spot.lat + 0.004, title: 'För långt bort' })
  const gone = await aCase({ ...spot, title: 'Hos någon annan' })
  await handOver(db, { caseId: gone.caseId, by: theBody(alingsas), to: lund })
  const { page: address } = await aCase(spot)
  const html = await page(address)
  expect(html).toMatch(
    /Lös kantsten[\s\S]*60\u00a0m · öppet sedan i dag[\s\S]*Visas inte på webben[\s\S]*Samma kategori/,
  )
  for (const title of ['Namn på porten', 'Lagat<', 'För långt bort', 'Hos någon annan'])
    expect(html, title).not.toContain(title)

  const linksMailed = async ({ caseId }: { caseId: number }) =>
    (
      await db
        .selectFrom('deliveries')
        .select('link')
        .where('case_id', '=', caseId)
        .where('kind', '=', 'link')
        .execute()
    ).length
  const sent = await post(`${address}/skicka-lank`, { number: String(near.number) })
  const answer = await page(where(sent))
  expect(answer).toContain('på väg till er brevlåda')
  expect(answer).not.toContain(near.page)
  expect(await linksMailed(near)).toBe(1)
  expect(await page(near.page)).toContain('Vad gör ni?')
  expect(where(await post(`${address}/skicka-lank`, { number: String(near.number) }))).toContain('lank=nyss')
  for (const number of [String(gone.number), '9999999', 'x', ''])
    expect(where(await post(`${address}/skicka-lank`, { number }))).toContain('lank=borta')
  await db.updateTable('links').set({ expires_at: sql`now()` }).where('case_id', '=', hidden.caseId).execute()
  await post(`${address}/skicka-lank`, { number: String(hidden.number) })
  expect(await page(`/svar/${await token('case')}`)).toContain('Namn på porten')
})

const farAway = {
  type: 'Polygon',
  coordinates: [
    [
      [11, 55],
      [11.01, 55],
      [11.01, 55.01],
      [11, 55],
    ],
  ],
}

test('a contractor is told of nothing nearby that is shown to few', async () => {
  const spot = place(25)
  const few = await aCase({ ...spot, title: 'Namn på porten' })
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', few.number).execute()
  const { page: address, caseId } = await aCase(spot)
  expect(await page(address)).toContain('Visas inte på webben')
  const { id } = await db
    .insertInto('exceptions')
    .values({
      ...{ body: alingsas, code: 'entreprenor', kind: 'contractor', name: 'Vägbolaget', rank: 1 },
      ...{ categories: [], geometry: JSON.stringify(farAway), metres: 0, address: 'jobb@vagbolaget.example' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('cases').set({ exception: id }).where('id', '=', caseId).execute()
  expect(await page(address)).not.toContain('Visas inte på webben')
})

test('the place is shown on a map, in a map program and in words', async () => {
  const { page: address } = await aCase(place(30))
  const html = await page(address)
  expect(html).toMatch(/data-map="report"[\s\S]*href="geo:57\.630180,12\.533520\?q=57\.630180,12\.533520"/)
  expect(html).toContain('Öppna i kartapp')
})
