import { afterAll, expect, test } from 'vitest'
import { openGeocoder } from '#geo/geocoder/open-geocoder.ts'
import { openTestDatabase } from '../../test/database.ts'
import { startGeocoderServer } from '../../test/geocoder-server.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const server = await startGeocoderServer('nominatim')
afterAll(server.stop)
const geocoder = openGeocoder({
  kind: 'nominatim',
  url: server.url,
  userAgent: 'FixaMinGata',
  everyMs: 0,
})
const { page, post } = await browse(db, { geocoder })

const besideStorgatan = '/anmal?lat=57.93072&lon=12.53431'
const suggestion = 'value="Nära Storgatan 5, Alingsås"'

test('who reports from a position sees the address beside it, asked for once, and it is stored with the report', async () => {
  const before = server.questions.length
  const form = await page(besideStorgatan)
  expect(form).toContain('Nära Storgatan 5, Alingsås, Alingsås kommun')
  expect(form).toContain(suggestion)
  const written = { ...hiddenFields(form), category: 'hal', title: 'Djupt hål', description: 'Mitt i gatan.' }
  const place = 'Nära Storgatan 5, Alingsås'
  const mistaken = await post('/anmal', { ...written, place })
  expect(mistaken.status).toBe(422)
  expect(await mistaken.text()).toContain('Nära Storgatan 5, Alingsås, Alingsås kommun')
  const sent = await post('/anmal', { ...written, place, email: 'ada@invanare.example' })
  const receipt = await page(sent.headers.get('location') ?? '')
  expect(receipt).toContain(suggestion)
  expect(server.questions).toHaveLength(before + 1)
})

test('who has said where it is in words is not corrected, and nobody is asked', async () => {
  const before = server.questions.length
  const form = await page(`${besideStorgatan}&plats=Vid+torget`)
  expect(form).toContain('value="Vid torget"')
  expect(form).toContain('Nära Alingsås, Alingsås kommun')
  expect(server.questions).toHaveLength(before)
})

test('an address too far away is no help, and a town is none', async () => {
  expect(await page('/anmal?lat=57.9340&lon=12.5342')).toContain('Nära Alingsås, Alingsås kommun')
})

test('a geocoder that says nothing holds the form up for a second at most', async () => {
  const silent = await startGeocoderServer('photon')
  silent.behave('silent')
  const patient = await browse(db, {
    geocoder: openGeocoder({ kind: 'photon', url: silent.url, userAgent: 'FixaMinGata', everyMs: 0 }),
  })
  const started = performance.now()
  expect(await patient.page(besideStorgatan)).toContain('Nära Alingsås, Alingsås kommun')
  expect(performance.now() - started).toBeLessThan(3_000)
  await silent.stop()
})

test('the page about personal data says what the address service gets, where there is one', async () => {
  const words = 'frågar vår server en adresstjänst'
  expect(await page('/om/personuppgifter')).toContain(words)
  expect(await (await browse(db)).page('/om/personuppgifter')).not.toContain(words)
})
