import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { setVisibility } from '#moderation/set-visibility.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aReportWithPhoto, testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { get, page, post, token } = await browse(db, { photos })

const someAddress = () => `${randomUUID()}@invanare.example`
const barrierForm = '/om/tillganglighet/skriv'
const remarks = () =>
  db
    .selectFrom('remarks')
    .select(['topic', 'reason', 'words', 'report', 'page', 'email', 'language'])
    .orderBy('told_at', 'desc')
    .execute()

const written = { reason: 'hate', words: 'Andra meningen är ett hot.', email: '' }
async function tellOf(number: number): Promise<void> {
  const path = `/rapporter/${number}/missbruk`
  await post(path, { ...hiddenFields(await page(path)), ...written })
}

test('anybody reports abuse on a public report, from a link at its foot', async () => {
  const { number } = await aReport(db)
  const path = `/rapporter/${number}/missbruk`
  expect(await page(`/rapporter/${number}`)).toContain(`href="${path}"`)
  const sent = await post(path, { ...hiddenFields(await page(path)), ...written })
  expect(sent.headers.get('location')).toBe(`${path}?tack=1`)
  expect(await page(`${path}?tack=1`)).toContain('Tack för att du sa till')
  const { reason, words } = written
  expect((await remarks())[0]).toEqual({
    ...{ topic: 'abuse', reason, words, report: number },
    ...{ page: '', email: null, language: 'sv' },
  })
})

test('a report that is hidden is gone here too, and one that is private is not there', async () => {
  const { number } = await aReport(db, { email: someAddress() })
  const path = `/rapporter/${number}/missbruk`
  await setVisibility(db, { report: number, visibility: 'hidden', door: 'command' })
  const gone = await post(path, written)
  expect([gone.status, (await get(path)).status]).toEqual([410, 410])
  expect(await gone.text()).toContain(written.words)
  await db.updateTable('reports').set({ visibility: 'private' }).where('number', '=', number).execute()
  expect((await get(path)).status).toBe(404)
  expect((await get('/rapporter/1/missbruk')).status).toBe(404)
})

test('what is wrong is said at its field, and all that was typed is kept', async () => {
  const { number } = await aReport(db, { email: someAddress() })
  const before = await remarks()
  const answer = await post(`/rapporter/${number}/missbruk`, {
    words: 'Det är 19811218-9876.',
    email: 'inte en adress',
  })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const said of [
    'Välj vad som är fel',
    'ser ut som ett personnummer',
    'E-postadressen ser inte rätt ut',
  ])
    expect(html).toContain(said)
  for (const kept of ['Det är 19811218-9876.', 'inte en adress']) expect(html).toContain(kept)
  const trapped = await post(`/rapporter/${number}/missbruk`, { ...written, website: 'https://x.example' })
  expect(trapped.status).toBe(422)
  expect(await trapped.text()).toMatch(/Ett dolt fält blev ifyllt[\s\S]*value="hate" checked/)
  expect(await remarks()).toEqual(before)
})

test('A11Y-3: anybody tells of a barrier from the accessibility statement, and gives an address for the answer', async () => {
  expect(await page('/om/tillganglighet')).toContain(`href="${barrierForm}"`)
  expect(await page('/en/om/tillganglighet')).toContain(`href="/en${barrierForm}"`)
  const empty = await post(barrierForm, { page: 'Kartan' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toMatch(/Skriv vad det gäller[\s\S]*Skriv din e-postadress[\s\S]*value="Kartan"/)
  const [words, email] = ['Jag hör inte vad den visar.', someAddress()]
  const form = hiddenFields(await page(`/en${barrierForm}`))
  const sent = await post(`/en${barrierForm}`, { ...form, page: 'Kartan', words, email })
  expect(sent.headers.get('location')).toBe(`/en${barrierForm}?tack=1`)
  expect(await page(`/en${barrierForm}?tack=1`)).toContain('We answer within two working days.')
  expect((await remarks())[0]).toEqual({
    ...{ topic: 'barrier', reason: null, words, report: null },
    ...{ page: 'Kartan', email, language: 'en' },
  })
})

test('the page of a remark shows what everybody reads, and changes it when it is posted', async () => {
  const { number, id } = await aReportWithPhoto(db, photos, { title: 'Kalle var här', email: someAddress() })
  await tellOf(number)
  const path = `/granska/${await token('moderate')}`
  const shown = await page(path)
  for (const there of [
    written.words,
    'Hot, hat eller kränkningar',
    'value="Kalle var här"',
    `name="photo-${id}"`,
  ])
    expect(shown).toContain(there)
  const src = /<img[^>]* src="(\/granska\/[^"]+)"/.exec(shown)?.[1] ?? ''
  expect((await get(src.replaceAll('&amp;', '&'))).headers.get('content-type')).toBe('image/webp')
  const typed = {
    ...hiddenFields(shown),
    ...{ title: '[…] var här', description: 'Hålet är en halv meter brett.', place: 'Stora torget' },
    ...{ [`photo-${id}`]: 'hide', reason: '', act: 'change' },
  }
  const unexplained = await post(path, typed)
  expect(unexplained.status).toBe(422)
  expect(await unexplained.text()).toMatch(/Välj varför det tas bort[\s\S]*value="\[…\] var här"/)
  expect(await page(`/rapporter/${number}`)).toContain('Kalle')
  const done = await post(path, { ...typed, reason: 'person' })
  expect(done.headers.get('location')).toBe(`${path}?klart=change`)
  const after = await page(`${path}?klart=change`)
  expect(after).toContain('Sparat.')
  expect(after).toContain('Visa foto 1 igen')
  const seen = await page(`/rapporter/${number}`)
  expect(seen).toContain('[…] var här')
  expect(seen).not.toMatch(/Kalle|\/foto\//)
})

test('what somebody has said is changed once its field is asked for, what was typed before kept', async () => {
  const { number, caseId } = await aReport(db, { email: someAddress() })
  const answer = { caseId, by: theBody(alingsas), audience: 'update' } as const
  await answerReporter(db, { ...answer, words: 'Vi har talat med Kalle.' })
  await tellOf(number)
  const path = `/granska/${await token('moderate')}`
  const shown = await page(path)
  const open = /<button[^>]* name="act" value="(open-(\d+))"/.exec(shown) ?? []
  const texts = { title: 'Ett hål', description: 'Ett hål.', place: 'Stora torget' }
  const opened = await post(path, { ...hiddenFields(shown), ...texts, act: open[1] ?? '' })
  expect(opened.status).toBe(200)
  const asked = await opened.text()
  expect(asked).toContain('value="Ett hål"')
  expect(asked).toMatch(/<textarea[^>]* id="words-\d+"[^>]*>Vi har talat med Kalle\.<\/textarea>/)
  expect(await page(`/rapporter/${number}`), 'nothing is done yet').toContain('Kalle')

  const typed = { ...hiddenFields(asked), ...texts, act: 'change', reason: 'person' }
  const field = `words-${open[2]}`
  const emptied = await post(path, { ...typed, [field]: ' ' })
  expect(emptied.status).toBe(422)
  expect(await emptied.text()).toContain('Texten får inte vara tom.')
  const numbered = await post(path, { ...typed, [field]: 'Han har 640823-3234.' })
  expect(await numbered.text()).toContain('ser ut som ett personnummer')
  expect((await post(path, { ...typed, [field]: 'Vi har talat med […].' })).status).toBe(303)
  const seen = await page(`/rapporter/${number}`)
  expect(seen).toContain('Vi har talat med […].')
  expect(seen).not.toContain('Kalle')
})

test('two who review at once do not write over each other, and what was typed is given back', async () => {
  const { number } = await aReport(db, { email: someAddress() })
  await tellOf(number)
  const path = `/granska/${await token('moderate')}`
  const texts = { description: 'Ett hål.', place: 'Stora torget', reason: 'other', act: 'change' }
  const [first, second] = [hiddenFields(await page(path)), hiddenFields(await page(path))]
  expect((await post(path, { ...first, ...texts, title: 'Första' })).status).toBe(303)
  const late = await post(path, { ...second, ...texts, title: 'Andra' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Andra')
  expect(await page(`/rapporter/${number}`)).toContain('Första')
})

test('the whole report is hidden and shown again by the same page', async () => {
  const { number } = await aReport(db, { email: someAddress() })
  await tellOf(number)
  const path = `/granska/${await token('moderate')}`
  const texts = { title: 'Djupt hål', description: 'Hålet är en halv meter brett.', place: 'Stora torget' }
  const press = async (act: string, reason: string) =>
    post(path, { ...hiddenFields(await page(path)), ...texts, act, reason })
  expect((await press('hide', 'crime')).status).toBe(303)
  expect((await get(`/rapporter/${number}`)).status).toBe(410)
  expect((await press('show', '')).status).toBe(303)
  expect((await get(`/rapporter/${number}`)).status).toBe(200)
  expect((await press('stand', '')).status).toBe(303)
})
