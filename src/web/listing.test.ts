import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { moveCase } from '#reports/move-case.ts'
import { learnWords } from '#reports/search/learn-words.ts'
import { openTestDatabase } from '../../test/database.ts'
import { hasHostileMark, hostileValues, inAddress } from '../../test/hostile-inputs.ts'
import { alingsas, aReport, fillBodies, theBody, theReporter } from '../../test/reports.ts'
import { writeReports } from '../../test/swedish-reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page } = await browse(db)

const someone = () => `${randomUUID()}@invanare.example`

beforeAll(async () => {
  await writeReports(db)
  await learnWords(db)
})

test('a municipality’s list is searched by a mistyped word, which stays in the field and in every choice', async () => {
  const html = await page('/kommuner/alingsas?ord=lmapan')
  expect(html).toContain('Trasig lampa')
  expect(html).not.toContain('Full papperskorg')
  expect(html).toContain('value="lmapan"')
  expect(html).toContain('ord som liknar ”lmapan”')
  expect(html).toContain('href="/kommuner/alingsas?visa=alla&amp;ord=lmapan"')
  expect(await page('/en/kommuner/alingsas?ord=lmapan')).toContain('words like “lmapan”')
})

test('a municipality that is named on the map narrows to it, says so, and leads to the whole country', async () => {
  const html = await page('/karta?ord=h%C3%A5l+alings%C3%A5s')
  expect(html).toContain('Visar träffar i Alingsås kommun.')
  expect(html).toContain('Stort hål i asfalten')
  expect(html).not.toContain('Flera hål efter vintern')
  const everywhere = '/karta?ord=h%C3%A5l+alings%C3%A5s&amp;overallt=1'
  expect(html).toContain(`href="${everywhere}"`)
  expect(await page(everywhere.replaceAll('&amp;', '&'))).toContain('Inget stämmer med det du har valt')
})

test('what says too little is told so, and everything is shown', async () => {
  const html = await page('/kommuner/alingsas?ord=och')
  expect(html).toContain('Skriv ett ord till.')
  expect(html).toContain('Trasig lampa')
})

test('around a place words, category, time and photo narrow the list, and the place is kept', async () => {
  const here = '/karta?lat=57.93018&lon=12.53352'
  const lamps = await page(`${here}&ord=lampan`)
  expect(lamps).toContain('Trasig lampa')
  expect(lamps).not.toContain('Full papperskorg')
  expect(lamps).toContain('name="lat" value="57.93018"')
  const cleaning = await page(`${here}&grupp=renhallning&sedan=30`)
  expect(cleaning).toContain('Full papperskorg')
  expect(cleaning).not.toContain('Trasig lampa')
  expect(await page(`${here}&foto=1`)).toContain('Inget stämmer med det du har valt')
})

test('the country’s list goes on, page by page, with what is chosen', async () => {
  const first = await page('/karta')
  const next = /href="(\/karta\?efter=\d+)"/.exec(first)?.[1]
  const second = await page(next ?? 'no next page')
  expect(second).toContain('Övergångsstället syns knappt')
  expect(first).not.toContain('Övergångsstället syns knappt')
  expect(second).toMatch(/href="\/karta\?fore=\d+"/)
})

test('what is older than a year is folded away around a place', async () => {
  const old = await db
    .updateTable('reports')
    .set({ confirmed_at: new Date(Date.now() - 400 * 86_400_000) })
    .where('number', '=', (where) =>
      where
        .selectFrom('report_texts')
        .select('report')
        .where('title', '=', 'Klotter på elskåpet')
        .where('version', '=', 'published'),
    )
    .returning('number')
    .executeTakeFirstOrThrow()
  const html = await page('/karta?lat=57.93018&lon=12.53352&ord=elsk%C3%A5pet')
  expect(html).toContain('Inget är anmält här det senaste året')
  const folded = /<details class="fold">(?:(?!<\/details>)[\s\S])*/g
  expect([...html.matchAll(folded)].some(([part]) => part.includes(`/rapporter/${old.number}`))).toBe(true)
})

test('what ended without a fix is a choice of its own, on lists, on the map and in feeds; the front page leaves out what was taken back', async () => {
  const [declined, withdrawn] = await Promise.all([
    aReport(db, { title: 'Gatan ska vara så', email: someone() }),
    aReport(db, { title: 'Jag tog fel', email: someone() }),
  ])
  await moveCase(db, { caseId: declined.caseId, act: 'decline', by: theBody(alingsas), words: 'Nej.' })
  await moveCase(db, { caseId: withdrawn.caseId, act: 'withdraw', by: theReporter(withdrawn.person) })
  for (const path of ['/kommuner/alingsas', '/karta', '/kommuner/alingsas/flode.atom']) {
    const closed = await page(`${path}?visa=avslutade`)
    for (const words of ['Gatan ska vara så', 'Jag tog fel']) expect(closed, path).toContain(words)
    expect(closed, path).not.toContain('Trasig lampa')
    expect(await page(path), path).not.toContain('Jag tog fel')
  }
  expect(await page('/kommuner/alingsas')).toMatch(
    /href="\/kommuner\/alingsas\?visa=avslutade"[^>]*>Avslutade utan åtgärd</,
  )
  const front = await page('/')
  expect(front).toContain('Gatan ska vara så')
  expect(front).not.toContain('Jag tog fel')
})

test('a search for a place also tells which reports speak of what was typed', async () => {
  const html = await page('/sok?q=rutschkanan')
  expect(html).toContain('Vi hittade ingen plats för')
  expect(html).toContain('Rapporter som nämner ”rutschkanan”')
  expect(html).toContain('Spricka i rutschkanan')
  expect(await page('/sok?q=Alings%C3%A5s')).not.toContain('Rapporter som nämner')
  expect(await page('/sok?q=zebrafink')).not.toContain('Rapporter som nämner')
})

test.each(['/karta?ord=', '/karta?lat=57.9&lon=12.5&ord=', '/kommuner/alingsas?ord='])(
  'whatever is searched for on %s is words',
  async (path) => {
    for (const value of [...Object.values(hostileValues).flat(), "'", ':*', '&|!()', '<script>', '\\']) {
      const answer = await get(path + inAddress(value))
      expect(answer.status, value).toBe(200)
      expect(hasHostileMark(await answer.text()), value).toBe(false)
    }
  },
)
