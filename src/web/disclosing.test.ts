import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Review } from '#moderation/review.ts'
import { reviewReport } from '#moderation/review-report.ts'
import { markOf, markOfWords, reviewedReport } from '#moderation/reviewed-report.ts'
import { setVisibility } from '#moderation/set-visibility.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { createLink } from '#people/links/links.ts'
import { handOver } from '#reports/hand-over.ts'
import { writeNote } from '#reports/write-note.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aFile, aReportWithPhoto, makePhotos, testPhotos } from '../../test/photos.ts'
import { holds, readPdf } from '../../test/read-pdf.ts'
import { type aDraft, alingsas, aReport, fillBodies, lund, theBody } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { page, get, post, send, token } = await browse(db, { photos })

type Changes = Parameters<typeof aDraft>[0]
const caseAt = async () => `/svar/${await token('case')}`
async function aCase(changes: Changes = {}) {
  const made = await aReport(db, changes)
  return { ...made, page: await caseAt(), own: `/min-rapport/${await token('reporter')}` }
}

const copyOf = async (address: string) => {
  const answer = await post(`${address}/utlamnande`)
  expect(answer.status).toBe(200)
  return readPdf(new Uint8Array(await answer.arrayBuffer()))
}
const takenOut = (number: number) =>
  db
    .selectFrom('events')
    .select(['actor', 'door', 'body', 'holder', sql<boolean>`link is not null`.as('byLink')])
    .where('report', '=', number)
    .where('act', '=', 'disclose')
    .execute()

/** What those who run the service do, by the page of a remark. */
async function review(number: number, changes: (standing: Review) => Partial<Review>): Promise<void> {
  const remark = randomUUID()
  await tellRemark(db, {
    ...{ id: remark, topic: 'abuse', report: number, reason: 'person' },
    ...{ words: 'Läs den.', language: 'sv', email: null },
  })
  const link = await createLink(db, 'moderate', { remark, report: number })
  const { texts } = await reviewedReport(db, number)
  const standing: Review = {
    ...{ remark, report: number, link, mark: markOf(texts), texts, act: 'change', reason: 'person' },
    ...{ dropsAnswers: false, entryWords: [], entries: [], photos: [] },
  }
  await reviewReport(db, { ...standing, ...changes(standing) })
}

const slip = {
  title: 'Grannen Kalle Svensson klottrar',
  description: 'Han kom i bilen ABC 123, född 19811218-9876. Ring 070-174 06 05 eller kalle@granne.example.',
  placeWords: 'Utanför Kalle Svenssons port, 0322-61 60 01',
}
const secrets = ['Kalle', 'Svensson', 'ABC 123', 'ABC123', '811218', '9876', '174 06 05', 'kalle@granne']

test('REC-4, J10: a text that names somebody is handed out masked while it waits, and nothing of it is in the file', async () => {
  const { number, page: address } = await aCase(slip)
  const pdf = await copyOf(address)
  expect(pdf.title).toBe(`Maskerad kopia av anmälan ${number}`)
  expect(pdf.text).toContain('Rubrik Grannen [maskerat] klottrar Beskrivning')
  expect(pdf.text).toContain('Han kom i bilen [maskerat], född [maskerat]. Ring [maskerat] eller [maskerat]')
  expect(pdf.text).toContain('Plats: Utanför [maskerat] port, [maskerat]')
  for (const secret of [...secrets, 'Ada', 'ada@invanare.example'])
    expect([secret, holds(pdf, secret)]).toEqual([secret, false])
  for (const kind of [
    'Personnummer',
    'Telefonnummer',
    'E-postadress',
    'Registreringsnummer',
    'Namn på en person',
  ])
    expect(pdf.text).toContain(`• ${kind}`)
  expect(pdf.text).toContain('Texten har inte visats för andra än mottagaren.')
  expect(pdf.text).toMatch(/Uttagen av Alingsås kommun \d+ \S+ 20\d\d kl\. \d\d\.\d\d\./)
  expect(pdf.text).toMatch(/Kategori: Hål[^:]* Plats: /)
  expect(pdf.text).toContain('Maskerad kopia för utlämnande')
  expect(pdf.text).toContain(`Sida 1 av ${pdf.pages.length}`)
  expect(pdf.untagged).toEqual([])
})

test('what the operators have published is what is handed out, with the reason', async () => {
  const { number, page: address } = await aCase(slip)
  await review(number, ({ texts }) => ({ texts: { ...texts, title: 'Någon klottrar' } }))
  const pdf = await copyOf(address)
  expect(pdf.text).toContain('Rubrik Någon klottrar Beskrivning')
  expect(pdf.text).toContain('Ändrat eller dolt av FixaMinGata, skäl: uppgifter om en person')
  for (const secret of secrets) expect([secret, holds(pdf, secret)]).toEqual([secret, false])
})

test('what everybody reads is in the copy, and neither messages, notes nor whoever reported', async () => {
  const { number, page: address, own, caseId } = await aCase({ name: 'Ada Lind' })
  await post(`${address}/svara`, {
    words: 'Hej Ada! Bilen ABC 123 är bortforslad, vi nådde dig inte på 22334455. Ring 0322-61 60 00.',
    audience: 'update',
  })
  await post(`${address}/svara`, { words: 'Bara för dig.', audience: 'message' })
  await post(`${address}/fraga`, { words: 'Vilken lampa?' })
  await post(`${own}/komplettera`, { words: 'Den tredje.' })
  await post(`${own}/uppdatera`, { words: 'Hälsar ada lind, 070-174 06 05', key: randomUUID() })
  await writeNote(db, { caseId, words: 'Ring Bengt.', by: theBody(alingsas) })
  await post(`${address}/kontakt`)
  await handOver(db, { caseId, by: theBody(alingsas), to: lund, words: 'Det är er väg.' })
  await db
    .updateTable('report_texts')
    .set({ reporter_telephone: '+47 22 33 44 55' })
    .where('report', '=', number)
    .where('version', '=', 'original')
    .execute()
  const pdf = await copyOf(await caseAt())
  expect(pdf.text).toContain(
    'Hej [maskerat]! Bilen [maskerat] är bortforslad, vi nådde dig inte på [maskerat]. Ring [maskerat].',
  )
  expect(pdf.text).toContain('Hälsar [maskerat], [maskerat]')
  expect(pdf.text).toContain('Alingsås kommun har skickat vidare till Lunds kommun')
  expect(pdf.text).toContain('Det är er väg.')
  expect(pdf.text).toMatch(/Mottagare • Alingsås kommun, sedan .* • Lunds kommun, sedan/)
  expect(pdf.text).toContain('• Namn eller telefonnummer till den som anmälde')
  const never = ['Ada', 'ada lind', 'Lind', 'invanare.example', 'Bara för dig', 'Den tredje']
  for (const secret of [...never, 'Bengt', 'läste kontakt', 'ABC 123', '61 60 00', '174 06 05', '22334455'])
    expect([secret, holds(pdf, secret)]).toEqual([secret, false])
})

test('a hidden photo and a hidden contribution are told of, and not shown', async () => {
  const { number, id } = await aReportWithPhoto(db, photos, { email: `${randomUUID()}@invanare.example` })
  const address = await caseAt()
  const key = randomUUID()
  await send(`${address}/svara`, { key, words: 'Så här ser det ut.', audience: 'update' }, [
    await aFile('photos'),
  ])
  await post(`${address}/svara`, { words: 'Det var hans fel.', audience: 'update', key: randomUUID() })
  await makePhotos(db, photos)
  const before = await copyOf(address)
  expect(before.pictures).toBe(2)
  expect(before.alts).toContain('Foto 1 av 1 till anmälan')
  expect(before.text).toContain('Inget i det som visas behövde maskeras.')
  const { entries } = await reviewedReport(db, number)
  const fault = entries.find(({ words }) => words === 'Det var hans fel.')
  const shown = entries.find(({ words }) => words === 'Så här ser det ut.')
  await review(number, () => ({
    reason: 'hate',
    photos: [{ id, turn: 'hide' }],
    entries: [{ id: fault?.id ?? 0, turn: 'hide' }],
    entryWords: [{ id: shown?.id ?? 0, mark: markOfWords(shown?.words ?? ''), words: 'Så här […] ut.' }],
  }))
  const pdf = await copyOf(address)
  expect(pdf.pictures).toBe(1)
  expect(pdf.text).toContain('Foto 1 av 1 till anmälan: Foto borttaget')
  expect(pdf.text).toContain('Ett inlägg från mottagaren är borttaget')
  expect(pdf.text).toContain('Så här [maskerat] ut.')
  expect(pdf.text).toContain('skäl: hot, hat eller kränkningar')
  for (const secret of ['hans fel', 'ser det ut']) expect(holds(pdf, secret)).toBe(false)
})

test('of a hidden report the copy tells that it is hidden and why, with nothing that was written', async () => {
  const { number } = await aReportWithPhoto(db, photos, { email: `${randomUUID()}@invanare.example` })
  const address = await caseAt()
  await post(`${address}/svara`, { words: 'Vi ser på det.', audience: 'update', key: randomUUID() })
  await review(number, () => ({ act: 'hide', reason: 'crime' }))
  const pdf = await copyOf(address)
  expect(pdf.text).toContain('Anmälan är dold för alla.')
  expect(pdf.text).toContain('skäl: något som är ett brott att visa')
  expect(pdf.pictures).toBe(0)
  for (const secret of ['Djupt', 'halv meter', 'Stora torget', 'Vi ser på det'])
    expect([secret, holds(pdf, secret)]).toEqual([secret, false])
  await setVisibility(db, { report: number, visibility: 'public', door: 'command' })
  const again = await copyOf(address)
  expect(again.text).toContain('Hålet är en halv meter brett.')
  expect(again.text).not.toContain('skäl:')
})

test('a private report is handed out masked, and stays private', async () => {
  await db.insertInto('private_categories').values({ body: alingsas, category: 'toalett' }).execute()
  const { number, page: address } = await aCase({ ...slip, category: 'toalett' })
  const pdf = await copyOf(address)
  expect(pdf.text).toContain('Rubrik Grannen [maskerat] klottrar')
  for (const secret of secrets) expect([secret, holds(pdf, secret)]).toEqual([secret, false])
  expect((await get(`/rapporter/${number}`)).status).toBe(404)
})

test('the page says what is masked, and the copy is a file that nobody keeps', async () => {
  const { number, page: address } = await aCase()
  expect(await page(address)).toMatch(/href="[^"]+\/utlamnande">Utlämnande: ladda ner maskerad kopia \(PDF\)/)
  expect(await page(`${address}/utlamnande`)).toMatch(/personnummer, telefonnummer[\s\S]*Ladda ner kopian/)
  expect(await takenOut(number)).toEqual([])
  const { headers } = await post(`${address}/utlamnande`)
  expect(headers.get('content-type')).toBe('application/pdf')
  expect(headers.get('content-disposition')).toBe(`attachment; filename="anmalan-${number}-maskerad.pdf"`)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-robots-tag')).toBe('noindex')
})

test('REC-4: each copy that is taken out is in the history of the case, and told to nobody else', async () => {
  const { number, page: address, own } = await aCase()
  await post(`${address}/utlamnande`)
  const who = { actor: 'body', door: 'web', body: alingsas, holder: alingsas, byLink: true }
  expect(await takenOut(number)).toEqual([who])
  const said = 'Alingsås kommun laddade ner en maskerad kopia för utlämnande'
  expect(await page(address)).toContain(said)
  expect(await page(own)).not.toContain('maskerad kopia')
  expect(await page(`/rapporter/${number}`)).not.toContain('maskerad kopia')
})

test('whoever has sent a case on takes out no copy of it', async () => {
  const { number, page: address, caseId } = await aCase()
  await handOver(db, { caseId, by: theBody(alingsas), to: lund, words: 'Det är er väg.' })
  expect(await page(address)).not.toContain('/utlamnande')
  const shown = await get(`${address}/utlamnande`)
  expect([shown.status, shown.headers.get('location')]).toEqual([303, address])
  expect((await post(`${address}/utlamnande`)).status).toBe(409)
  expect(await takenOut(number)).toEqual([])
})

const corner = [12.5, 57.9] as const
const somewhere = { type: 'Polygon', coordinates: [[corner, [12.6, 57.9], [12.6, 58], corner]] }

test('a contractor takes out no copy', async () => {
  const { number, page: address, caseId } = await aCase()
  const { id: exception } = await db
    .insertInto('exceptions')
    .values({
      ...{ body: alingsas, code: 'entreprenor', kind: 'contractor', name: 'Vägbolaget', rank: 1 },
      ...{
        categories: [],
        geometry: JSON.stringify(somewhere),
        metres: 0,
        address: 'jobb@vagbolaget.example',
      },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.updateTable('cases').set({ exception }).where('id', '=', caseId).execute()
  expect(await page(address)).not.toContain('/utlamnande')
  expect((await post(`${address}/utlamnande`)).status).toBe(409)
  expect(await takenOut(number)).toEqual([])
})

test('only so many copies are written for one address in a while', async () => {
  const limited = await browse(db, { photos, rateLimits: true })
  await aReport(db)
  const address = `/svar/${await limited.token('case')}/utlamnande`
  const statuses: number[] = []
  for (let copy = 0; copy < 31; copy += 1) statuses.push((await limited.post(address)).status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(30)
  expect(statuses.at(-1)).toBe(429)
}, 60_000)
