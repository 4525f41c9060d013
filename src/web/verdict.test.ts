import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { aFile, aReportWithPhoto, makePhotos, testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, type MadeReport, theBody } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const { get, page, post, send, token } = await browse(db, { photos })

const someone = () => `${randomUUID()}@invanare.example`
const textOf = async (path: string) => (await page(path)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const by = theBody(alingsas)

/** A fixed report, and the page its reporter is asked on. */
async function aFixed(): Promise<MadeReport & { asks: string }> {
  const report = await aReport(db, { email: someone() })
  await moveCase(db, { caseId: report.caseId, act: 'fix', by, words: 'Lagat.' })
  return { ...report, asks: `/stammer/${await token('verdict')}` }
}

async function answer(asks: string, fields: Record<string, string>): Promise<Response> {
  return post(asks, { ...hiddenFields(await page(asks)), words: '', ...fields })
}

test('the page of the letter asks, and looking at it says nothing', async () => {
  const { number, asks } = await aFixed()
  const before = await textOf(`/rapporter/${number}`)
  const shown = await textOf(asks)
  expect(shown).toContain('Alingsås kommun säger att problemet är löst')
  for (const choice of ['Ja, det är lagat', 'Nej, det är kvar Då öppnas ärendet igen.', 'Vet inte'])
    expect(shown).toContain(choice)
  expect(await textOf(`/rapporter/${number}`)).toBe(before)
  expect((await get(`${asks}?klart=fixed`)).status).toBe(200)
  expect(await textOf(`${asks}?klart=fixed`), 'nothing is thanked for before it is said').toContain(
    'Är problemet löst?',
  )
})

test('an answer that lacks its choice, or tells a personal number, is shown again with what was typed', async () => {
  const { asks } = await aFixed()
  const empty = await answer(asks, { words: 'Jag tittade i går.' })
  expect(empty.status).toBe(422)
  const again = await empty.text()
  expect(again).toContain('Välj ett svar')
  expect(again).toContain('Jag tittade i går.')
  const numbered = await answer(asks, { says: 'still', words: 'Ring 19121212-1212' })
  expect(numbered.status).toBe(422)
  expect(await numbered.text()).toMatch(/value="still"[^>]*checked|checked[^>]*value="still"/)
})

test('"Nej" from the reporter opens the case again, and the page says so', async () => {
  const { number, asks } = await aFixed()
  const sent = await answer(asks, { says: 'still', words: 'Kanten är kvar.' })
  expect(sent.headers.get('location')).toBe(`${asks}?klart=still`)
  expect(await textOf(`${asks}?klart=still`)).toContain('Ärendet är öppet igen. Alingsås kommun får veta')
  const shown = await textOf(`/rapporter/${number}`)
  expect(shown).toContain('Ny, återöppnad')
  expect(shown).toContain('Kanten är kvar.')
  expect(await textOf(asks), 'the question is over').toContain('Status är nu: Ny, återöppnad.')
  expect((await post(asks, { key: randomUUID(), says: 'fixed' })).status).toBe(409)
})

test('"Ja" confirms the fix for all to see, and a tack with a line reaches the case’s page alone', async () => {
  const { number, asks } = await aFixed()
  expect(await textOf(`/rapporter/${number}`)).not.toContain('Bekräftat lagat')
  await answer(asks, { says: 'fixed' })
  const given = await textOf(`${asks}?klart=fixed`)
  expect(given).toContain('Det är räknat att problemet är löst.')
  expect(given).toContain('Skicka ditt tack')
  const thanked = await post(`${asks}/tack`, { words: 'Så fint!' })
  expect(thanked.headers.get('location')).toBe(`${asks}?klart=tack`)
  const after = await textOf(`${asks}?klart=tack`)
  expect(after).toContain('Ditt tack är framfört.')
  expect(after).not.toContain('Skicka ditt tack')
  const shown = await textOf(`/rapporter/${number}`)
  expect(shown).toContain('Bekräftat lagat av den som anmälde')
  expect(shown).toContain('En person har sagt tack')
  expect(shown).not.toContain('Så fint!')
  const handled = await textOf(`/svar/${await token('case')}`)
  expect(handled).toContain('En person har sagt tack.')
  expect(handled).toMatch(/Den som anmälde säger tack .{0,80}Så fint!/)
  expect(await textOf(`/en/rapporter/${number}`)).toContain('Confirmed as mended by the reporter')
  expect(await textOf(asks), 'the answer can be changed').toContain('Du har svarat: Ja, det är lagat.')
})

test('"Bekräftat lagat" stands in every list, beside the map and in feeds, until somebody finds it wanting', async () => {
  const { number, asks } = await aFixed()
  const lists = [
    '/',
    '/karta?visa=alla',
    '/karta?lat=57.93018&lon=12.53352&visa=alla',
    '/kommuner/alingsas?visa=alla',
  ]
  const rowIn = async (path: string, href = `/rapporter/${number}"`) =>
    (await page(path)).split('<li').find((row) => row.includes(href)) ?? 'no such row'
  const feed = async () => {
    const items: { url: string; content_text: string; summary?: string }[] = JSON.parse(
      await page('/flode.json?visa=alla'),
    ).items
    return JSON.stringify(items.find(({ url }) => url.endsWith(`/${number}`)))
  }
  for (const path of lists) expect(await rowIn(path), path).toMatch(/<b>Åtgärdad<\/b>/)
  expect(await feed()).not.toContain('Bekräftat lagat')
  await answer(asks, { says: 'fixed' })
  for (const path of lists) expect(await rowIn(path), path).toContain('<b>Åtgärdad · Bekräftat lagat</b>')
  expect(await rowIn('/en/karta?visa=alla', `/en/rapporter/${number}"`)).toContain('Confirmed as mended')
  expect(await feed()).toContain('Bekräftat lagat')
  await answer(asks, { says: 'still' })
  for (const path of lists) expect(await rowIn(path), path).not.toContain('Bekräftat lagat')
})

test('what a link asks of has gone on: it says how it is now, and leads there', async () => {
  const [merged, main, hidden, old] = [await aFixed(), await aFixed(), await aFixed(), await aFixed()]
  await moveCase(db, { caseId: merged.caseId, act: 'reopen', by })
  await moveCase(db, { caseId: merged.caseId, act: 'mark_duplicate', by, mainReport: main.number })
  const shown = await page(merged.asks)
  expect(shown).toContain(`Ärendet fortsätter som anmälan ${main.number}.`)
  expect(shown).toContain(`href="/rapporter/${main.number}"`)
  await db.updateTable('reports').set({ visibility: 'hidden' }).where('number', '=', hidden.number).execute()
  expect((await get(hidden.asks)).status).toBe(410)
  await sql`update links set expires_at = now() - interval '1 second'
    where act = 'verdict' and report = ${old.number}`.execute(db)
  const expired = await get(old.asks)
  expect(expired.status).toBe(410)
  expect(await expired.text()).toContain(`href="/rapporter/${old.number}"`)
})

test('photos with "Ja" stand beside the first: before and after', async () => {
  const report = await aReportWithPhoto(db, photos, { email: someone() })
  await moveCase(db, { caseId: report.caseId, act: 'fix', by, words: 'Lagat.' })
  const asks = `/stammer/${await token('verdict')}`
  const fields = { ...hiddenFields(await page(asks)), says: 'fixed', words: '' }
  expect((await send(asks, fields, [await aFile('photos')])).status).toBe(303)
  expect(await page(`/rapporter/${report.number}`)).not.toContain('before-after')
  await makePhotos(db, photos)
  const shown = await page(`/rapporter/${report.number}`)
  const [pair = ''] = /<div class="before-after">.*?<\/div>/s.exec(shown) ?? []
  expect(pair).toMatch(/Före, \d+ \S+ \d{4}.*Efter, \d+ \S+ \d{4}/s)
  expect(pair).toContain(`/foto/${report.address}/large`)
  expect(pair).toContain('alt="Foto från anmälan: Hål')
  expect(pair).toContain('alt="Foto efter åtgärden: Hål')
  await moveCase(db, { caseId: report.caseId, act: 'reopen', by })
  expect(await page(`/rapporter/${report.number}`), 'open again').not.toContain('before-after')
})

test('a body shows its fix by photos on the case’s page; one that is none is said, and the rest is kept', async () => {
  const report = await aReportWithPhoto(db, photos, { email: someone() })
  const address = `/svar/${await token('case')}`
  const key = randomUUID()
  const words = 'Lagat i morse.'
  const notAPhoto = { field: 'photos', name: 'avtal.pdf', bytes: Buffer.from('%PDF-1.7') }
  const refused = await send(`${address}/atgardad`, { key, words }, [await aFile('photos'), notAPhoto])
  expect(refused.status).toBe(422)
  const again = await refused.text()
  expect(again).toContain('Filen är inget foto vi kan ta emot')
  expect(again).toContain('Lagat i morse.')
  expect(again).toContain('Ett foto är sparat')
  expect(again.match(new RegExp(`name="key" value="${key}"`, 'g'))).toHaveLength(1)
  for (const _ of ['pressed', 'again'])
    expect((await post(`${address}/atgardad`, { key, words })).status).toBe(303)
  await makePhotos(db, photos)
  const shown = await page(`/rapporter/${report.number}`)
  expect(shown).toMatch(/<div class="before-after">.*?Efter, \d+ \S+ \d{4}/s)
  expect(shown).toContain('alt="Foto från mottagaren: Hål')
  expect(shown.match(/Lagat i morse\./g)).toHaveLength(1)
})

test('anybody says thanks in two taps, a browser once a day, while it is fixed', async () => {
  const { number, caseId } = await aFixed()
  const path = `/rapporter/${number}`
  expect(await page(path)).toContain(`action="${path}/tack"`)
  const tack = (agent: string, address = '203.0.113.7') =>
    post(`${path}/tack`, {}, { 'user-agent': agent, 'x-forwarded-for': address })
  for (const agent of ['Firefox', 'Firefox', 'Safari'])
    expect((await tack(agent)).headers.get('location')).toBe(`${path}?klart=tack`)
  await tack('Firefox', '203.0.113.8')
  expect(await textOf(`${path}?klart=tack`)).toMatch(/Ditt tack är framfört\..*3 har sagt tack/)
  const { rows } = await sql`select * from thanks where report = ${number}`.execute(db)
  expect(JSON.stringify(rows)).not.toContain('203.0.113')
  await moveCase(db, { caseId, act: 'reopen', by })
  expect((await tack('Opera')).status).toBe(409)
  expect(await page(path)).not.toContain('/tack"')
})
