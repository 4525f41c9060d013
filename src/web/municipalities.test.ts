import { expect, test } from 'vitest'
import { municipalities } from '#geo/municipalities.ts'
import { moveCase } from '#reports/move-case.ts'
import { countMunicipalities } from '#statistics/count-municipalities.ts'
import { openTestDatabase } from '../../test/database.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page } = await browse(db)

test('all 290 are listed, å, ä and ö last', async () => {
  const html = await page('/kommuner')
  for (const { slug } of municipalities) expect(html).toContain(`href="/kommuner/${slug}"`)
  expect(html.indexOf('Västra Götalands län')).toBeLessThan(html.indexOf('Örebro län'))
  expect(html.indexOf('>Åre<')).toBeLessThan(html.indexOf('>Östersund<'))
})

test('a municipality shows its open reports first, and others by choice in the address', async () => {
  const hole = await aReport(db, { title: 'Hål vid torget' })
  await aReport(db, { title: 'Klotter på muren', category: 'klotter' })
  await moveCase(db, { caseId: hole.caseId, act: 'fix', by: theBody(alingsas) })
  const open = await page('/kommuner/alingsas')
  expect(open).toContain('Klotter på muren')
  expect(open).not.toContain('Hål vid torget')
  expect(await page('/kommuner/alingsas?visa=atgardade')).toContain('Hål vid torget')
  const all = await page('/kommuner/alingsas?visa=alla&grupp=klotter&sedan=7&ordning=aldst')
  expect(all).toContain('name="visa" value="alla"')
  expect(await page('/kommuner/alingsas?foto=1')).toContain('Inget stämmer med det du har valt')
  expect(await page('/kommuner/habo')).toContain('Inget är anmält')
  expect(await page('/en/kommuner/alingsas')).toContain('Reported in Alingsås kommun')
})

test('figures tell what they are of; before they are counted that is said', async () => {
  expect(await page('/kommuner/habo')).toContain('Siffror visas här när')
  await countMunicipalities(db)
  const counted = await page('/kommuner/alingsas')
  expect(counted).toContain('Bara det som har anmälts här räknas')
  expect(counted).toContain('1 (50\u00a0%)')
})

test.each([
  'visa=x',
  'grupp=%00',
  'sedan=9',
  'efter=x',
  'fore=-1',
  'efter=999999999999999',
  'ordning=__proto__',
])('an address with %s shows the list all the same', async (query) => {
  expect((await get(`/kommuner/alingsas?${query}`)).status).toBe(200)
})

test('the map of a municipality opens on it, with everything that is chosen of its list', async () => {
  const html = await page(
    '/kommuner/alingsas?visa=alla&grupp=gata&sedan=30&foto=1&ord=h%C3%A5l&ordning=aldst&efter=1000001',
  )
  const link = /href="(\/karta[^"]+)"[^>]*>(?:(?!<\/a>)[\s\S])*Se på karta/.exec(html)?.[1] ?? 'no link'
  const asked = new URL(link.replaceAll('&amp;', '&'), 'http://localhost').searchParams
  const { lat, lon, ...chosen } = Object.fromEntries(asked)
  expect([lat, lon].map(Number)).toEqual([expect.closeTo(57.93, 1), expect.closeTo(12.53, 1)])
  expect(chosen).toEqual({
    plats: 'Alingsås',
    z: '9',
    visa: 'alla',
    grupp: 'gata',
    sedan: '30',
    foto: '1',
    ord: 'hål',
    ordning: 'aldst',
  })
  const map = await page(link.replaceAll('&amp;', '&'))
  expect(map).toContain('data-zoom="9"')
  expect(map).toMatch(/<option value="aldst" selected/)
  expect(map).toContain('Inget stämmer med det du har valt')
  expect(await page('/kommuner/alingsas')).toMatch(/href="\/karta\?[^"]*sedan=365&amp;ordning=nyast"/)
})

test('a municipality that there is not is not found', async () => {
  expect((await get('/kommuner/ankeborg')).status).toBe(404)
})
