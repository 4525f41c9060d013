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

test('a place that is named on the map narrows to what is around it, says so, and lets it be dropped', async () => {
  await aReport(db, { title: 'Hål vid kyrkan', lat: 57.8517, lon: 12.4714 })
  const html = await page('/karta?ord=h%C3%A5l+ingared&visa=alla')
  expect(html).toMatch(/Visar träffar inom 2.km från Ingared i Alingsås kommun\./)
  expect(html).toContain('Hål vid kyrkan')
  expect(html).not.toContain('Stort hål i asfalten')
  expect(html).toContain('data-zoom="12"')
  const dropped = '/karta?visa=alla&amp;ord=h%C3%A5l+ingared&amp;overallt=1'
  expect(html).toContain(`href="${dropped}"`)
  expect(await page(dropped.replaceAll('&amp;', '&'))).not.toContain('Visar träffar')
  expect(await page('/en/karta?ord=ingared')).toMatch(/within 2.km of Ingared in Alingsås kommun\./)

  const inTown = await page('/kommuner/alingsas?ord=ingared')
  expect(inTown).toMatch(/inom 2.km från Ingared/)
  expect(inTown).toContain('href="/kommuner/alingsas?ord=ingared&amp;overallt=1"')
  expect(await page('/kommuner/lund?ord=ingared')).not.toContain('Visar träffar')
})

test('a place that several have is asked about, and each answer is a search of its own', async () => {
  const html = await page('/karta?ord=r%C3%B6rvik')
  expect(html).toContain('Det finns flera platser som heter Rörvik.')
  expect(html).toContain('Rörvik i Norrtälje kommun')
  const [, chosen = ''] = /href="([^"]+)">Rörvik i Sävsjö kommun/.exec(html) ?? []
  expect(await page(chosen.replaceAll('&amp;', '&'))).toMatch(/från Rörvik i Sävsjö kommun\./)
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

test('around a place the twenty-first is reached without script, and the order is chosen as in a municipality', async () => {
  const here = '/karta?lat=57.93018&lon=12.53352'
  const first = await page(here)
  const next = /href="([^"]+efter=\d+)"[^>]*rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(next).toContain('/karta?lat=57.93018&lon=12.53352&')
  const second = await page(next)
  const numbers = (html: string) =>
    new Set([...html.matchAll(/\/rapporter\/(\d+)"/g)].map(([, number]) => number))
  expect(numbers(first).size).toBe(20)
  expect([...numbers(second)].filter((one) => numbers(first).has(one))).toEqual([])
  expect(second).toContain('Från början')
  expect(first).toMatch(/<option value="narmast" selected/)
  const oldest = await page(`${here}&ordning=aldst`)
  expect(oldest).toContain('Hål i vägen')
  expect(oldest).not.toContain('Råttor vid återvinningen')
  expect(oldest).toMatch(/href="[^"]+ordning=aldst&amp;efter=\d+"/)
  const view = await page(`${here}&vy=12.4,57.8,12.6,58.1`)
  expect(view).toMatch(/href="[^"]+vy=12.4%2C57.8%2C12.6%2C58.1&amp;efter=\d+"/)
})

test('the whole country stands in an order that is chosen, and what is older than a year on a page of its own', async () => {
  expect(await page('/karta?ordning=aldst')).toContain('Hål i vägen')
  const last = '/karta?ord=glas'
  expect(await page(last)).toContain('Krossat glas')
  await db
    .updateTable('reports')
    .set({ confirmed_at: new Date(Date.now() - 500 * 86_400_000) })
    .where('number', '=', (where) =>
      where.selectFrom('reports').select(({ fn }) => fn.min('number').as('number')),
    )
    .execute()
  expect(await page('/karta?ordning=aldst')).not.toContain('Hål i vägen')
  const html = await page('/karta?ord=mötande')
  const older = /href="([^"]*aldre=1[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const folded = await page(older)
  expect(folded).toContain('Hål i vägen')
  expect(folded).toContain('Visa det senaste året')
  expect(await page('/karta?ord=glas&aldre=1')).not.toContain('Krossat glas')
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
