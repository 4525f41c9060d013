import { expect, test } from 'vitest'
import { areaSets, bringBackAreas, importAreas } from '#bodies/area-sets.ts'
import type { Area } from '#geo/area.ts'
import { openTestDatabase } from '../../test/database.ts'
import { awayFrom } from '../../test/points.ts'
import { alingsas, fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const ale = '1440'

const { db } = await openTestDatabase()
await fillBodies(db)
const { get, page, post, token } = await browse(db)

const written = {
  category: 'hal',
  title: 'Djupt hål',
  description: 'En halv meter.',
  email: 'ada@invanare.example',
}

test.each(['/om', '/en/om'])('%s names where places and shores come from', async (address) => {
  const about = await page(address)
  for (const name of [
    'GeoNames',
    'CC BY 4.0',
    'OpenStreetMap',
    'ODbL 1.0',
    'https://www.openstreetmap.org/copyright',
  ])
    expect(about).toContain(name)
})

test('that a picture can be mailed is said where mail comes in, and nowhere else', async () => {
  const mailing = await browse(db, { reportsByMail: 'post@gata.example' })
  expect(await mailing.page('/om')).toContain('href="mailto:post@gata.example"')
  expect(await page('/om')).not.toContain('mejla en bild')
})

test.each([
  [
    '/anmal?lat=57&lon=19.5',
    ['Platsen ligger till havs', 'Ingen kommun svarar för öppet hav', 'ring 112', 'Sök en annan plats'],
  ],
  [
    '/en/anmal?lat=57&lon=19.5',
    [
      'The place is at sea',
      'No municipality answers for the open sea',
      'call 112',
      'Search for another place',
    ],
  ],
  [
    '/anmal?lat=55.6761&lon=12.5683',
    ['Platsen ligger inte i Sverige', 'vänd dig till kommunen i det landet'],
  ],
  [
    '/en/anmal?lat=55.6761&lon=12.5683',
    ['The place is not in Sweden', 'turn to the municipality in that country'],
  ],
])('%s is refused kindly, with somewhere to turn', async (address, sentences) => {
  const answer = await get(address)
  const text = await answer.text()
  expect(answer.status).toBe(422)
  for (const sentence of sentences) expect(text).toContain(sentence)
})

test.each([
  [
    '/anmal?lat=58.89&lon=13.4',
    'Platsen ser ut att ligga i vattnet, i Vänern. Flytta den om du menar stranden.',
  ],
  [
    '/en/anmal?lat=58.89&lon=13.4',
    'The place seems to lie in the water, in Vänern. Move it if you mean the shore.',
  ],
  ['/anmal?lat=57.6&lon=11.45', 'Platsen ser ut att ligga i havet. Flytta den om du menar stranden.'],
  ['/en/anmal?lat=57.6&lon=11.45', 'The place seems to lie in the sea. Move it if you mean the shore.'],
])('%s is taken, and told that it looks like water', async (address, sentence) => {
  const answer = await get(address)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(sentence)
})

test('a buoy in a lake can be reported all the same', async () => {
  const fields = hiddenFields(await page('/anmal?lat=58.89&lon=13.4'))
  expect((await post('/anmal', { ...fields, ...written, municipality: '1494' })).status).toBe(303)
})

test.each([
  ['Vinga', 57.632, 11.604],
  ['Gotska Sandön', 58.37, 19.25],
  ['Visingsö', 58.05, 14.34],
  ['Alingsås', 57.93018, 12.53352],
])('%s is land like any other', async (_, lat, lon) => {
  const answer = await get(`/anmal?lat=${lat}&lon=${lon}`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).not.toContain('Flytta den')
})

test('somebody near a border hears how near, and chooses', async () => {
  await useBorderAt(12.6)
  const { lat, lon } = awayFrom({ lat: 57.95, lon: 12.6 }, 37, Math.PI / 2)
  const form = await page(`/anmal?lat=${lat.toFixed(6)}&lon=${lon.toFixed(6)}`)
  expect(form).toContain('Platsen ligger 37 m från gränsen till Ale.')
  expect(form).toMatch(/value="1489"[^>]*checked/)
  expect(await page(`/en/anmal?lat=${lat.toFixed(6)}&lon=${lon.toFixed(6)}`)).toContain(
    'The place is 37 m from the border to Ale.',
  )
  const inside = await page('/anmal?lat=57.95&lon=12.65')
  expect(inside).toContain('Går till Alingsås kommun')
  expect(inside).not.toContain('från gränsen')
})

test('a report stays with its municipality when the border is moved, and when it is moved back', async () => {
  const here = '/anmal?lat=57.95&lon=12.65'
  await useBorderAt(12.6)
  await post('/anmal', { ...hiddenFields(await page(here)), ...written })
  const sent = await post(`/bekrafta/${await token('confirm')}`)
  const report = (sent.headers.get('location') ?? '').replace(/\?.*/, '')
  const before = await page(report)
  expect(before).toContain('Alingsås kommun')

  await useBorderAt(12.7)
  expect(await page(here)).toContain('Går till Ale kommun')
  expect(await page(report)).toBe(before)
  expect(await home(report)).toBe(alingsas)

  const [, earlier] = await areaSets(db)
  await bringBackAreas(db, earlier?.id ?? 0)
  expect(await page(here)).toContain('Går till Alingsås kommun')
  expect(await page(report)).toBe(before)
})

/** Ale west of a meridian and Alingsås east of it, as the set of areas in force. */
async function useBorderAt(lon: number): Promise<void> {
  await importAreas(db, [rectangle(ale, 12, lon), rectangle(alingsas, lon, 13)], `border at ${lon}`)
}

function rectangle(code: string, west: number, east: number): Area {
  const corners = [west, 57.5, east, 57.5, east, 58.2, west, 58.2, west, 57.5]
  return { code, name: code, polygons: [[Float64Array.from(corners)]] }
}

async function home(report: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('reports')
    .select('municipality')
    .where('number', '=', Number(report.split('/').at(-1)))
    .executeTakeFirst()
  return row?.municipality
}
