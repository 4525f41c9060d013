import { expect, onTestFinished, test, vi } from 'vitest'
import { type Kind, startGeocoderServer, type Trouble } from '../../../test/geocoder-server.ts'
import { circuit } from './circuit.ts'
import type { PlaceQuestion } from './geocoder.ts'
import { openGeocoder } from './open-geocoder.ts'
import { everyMsAt } from './pace.ts'

const kinds: readonly Kind[] = ['photon', 'nominatim']
const userAgent = 'FixaMinGata/0 (drift@foreningen.example)'

async function geocoderOf(kind: Kind, everyMs = 0) {
  const server = await startGeocoderServer(kind)
  onTestFinished(server.stop)
  return { server, geocoder: openGeocoder({ kind, url: server.url, userAgent, everyMs }) }
}

const asking = (words: string, more: Partial<PlaceQuestion> = {}): PlaceQuestion => ({
  words,
  near: null,
  limit: 8,
  within: 'sweden',
  patienceMs: 2_000,
  ...more,
})

const storgatan = {
  kind: 'address',
  name: 'Storgatan 5',
  town: 'Alingsås',
  postcode: '44130',
  point: { lat: 57.9307, lon: 12.5342 },
}

test.each(kinds)('%s finds an address with its town', async (kind) => {
  const { geocoder } = await geocoderOf(kind)
  expect(await geocoder.search(asking('Storgatan 5, Alingsås'))).toEqual({
    answer: 'places',
    places: [storgatan],
  })
})

test.each(kinds)('%s tells streets, landmarks and houses without a street apart', async (kind) => {
  const { geocoder } = await geocoderOf(kind)
  const found = async (words: string) => {
    const asked = await geocoder.search(asking(words))
    return asked.answer === 'places' ? asked.places.map(({ kind, name }) => `${kind} ${name}`) : asked.answer
  }
  expect(await found('Plangatan')).toEqual(['street Plangatan', 'street Plangatan'])
  expect(await found('Slottsskogen')).toEqual(['landmark Slottsskogen', 'place Slottsskogen'])
  expect(await found('Gatan som inte finns')).toEqual([])
})

test.each(kinds)('%s answers for Sweden, and for the world when asked to', async (kind) => {
  const { geocoder } = await geocoderOf(kind)
  expect(await geocoder.search(asking('Dronningens gate', { within: 'world' }))).toMatchObject({
    places: [{ name: 'Dronningens gate' }],
  })
  if (kind === 'nominatim')
    expect(await geocoder.search(asking('Dronningens gate'))).toMatchObject({ places: [] })
})

test.each(kinds)('%s says what lies nearest to a point, and when nothing does', async (kind) => {
  const { geocoder } = await geocoderOf(kind)
  expect(await geocoder.reverse({ lat: 57.93072, lon: 12.5343 }, 1_000)).toEqual({
    answer: 'places',
    places: [storgatan],
  })
  expect(await geocoder.reverse({ lat: 67.9, lon: 18.1 }, 1_000)).toEqual({ answer: 'places', places: [] })
})

test.each(kinds)('%s hears who asks, in Swedish, about what the map shows', async (kind) => {
  const { server, geocoder } = await geocoderOf(kind)
  await geocoder.search(asking('Skolgatan', { near: { lat: 57.93018, lon: 12.53352 } }))
  const [question] = server.questions
  expect(question?.headers['user-agent']).toBe(userAgent)
  expect(question?.headers['accept-language']).toBe('sv')
  const query = question?.url.searchParams
  if (kind === 'photon') expect([query?.get('lat'), query?.get('lon')]).toEqual(['57.9', '12.5'])
  else expect(query?.get('viewbox')).toBe('12.0,57.7,13.0,58.2')
})

test.each(kinds)(
  '%s is asked once for one question, however it is spelt and however many ask',
  async (kind) => {
    const { server, geocoder } = await geocoderOf(kind)
    await Promise.all(
      ['Skolgatan', ' SKOLGATAN ', 'skolgatan'].map((words) => geocoder.search(asking(words))),
    )
    await geocoder.search(asking('skolgatan'))
    expect(server.questions).toHaveLength(1)
  },
)

const troubles: readonly Trouble[] = ['error', 'redirect', 'huge', 'html', 'other shape', 'too many']

test.each(kinds.flatMap((kind) => troubles.map((trouble) => [kind, trouble] as const)))(
  '%s with trouble (%s) is down, and well again afterwards',
  async (kind, trouble) => {
    const { server, geocoder } = await geocoderOf(kind)
    server.behave(trouble)
    expect(await geocoder.search(asking('Skolgatan'))).toEqual({ answer: 'down' })
    server.behave('none')
    expect(await geocoder.search(asking('Skolgatan'))).toMatchObject({ answer: 'places' })
  },
)

test('a server that says nothing costs nobody more than their patience, and then nothing at all', async () => {
  const { server, geocoder } = await geocoderOf('photon')
  server.behave('silent')
  const started = performance.now()
  for (const words of ['Skolgatan 1', 'Skolgatan 2', 'Skolgatan 3'])
    expect(await geocoder.search(asking(words, { patienceMs: 150 }))).toEqual({ answer: 'down' })
  expect(performance.now() - started).toBeLessThan(3_000)
  const tired = performance.now()
  for (let street = 0; street < 100; street += 1)
    expect(await geocoder.search(asking(`Gatan ${street}`))).toEqual({ answer: 'down' })
  expect(performance.now() - tired).toBeLessThan(1_000)
  expect(server.questions).toHaveLength(3)
})

test('when very many ask at once the rest go on without, and the server gets no more than it can take', async () => {
  const { server, geocoder } = await geocoderOf('photon')
  const streets = Array.from({ length: 100 }, (_, number) => asking(`Gatan ${number}`))
  const asked = await Promise.all(streets.map((question) => geocoder.search(question)))
  expect(asked.filter(({ answer }) => answer === 'places')).toHaveLength(32)
  expect(server.questions).toHaveLength(32)
})

test('words that a server can’t make sense of are no fault of the server’s', async () => {
  const { server } = await geocoderOf('photon')
  const strange = openGeocoder({ kind: 'nominatim', url: server.url, userAgent, everyMs: 0 })
  for (let street = 0; street < 5; street += 1)
    expect(await strange.search(asking(`Gatan ${street}`))).toEqual({ answer: 'places', places: [] })
  expect(server.questions).toHaveLength(5)
})

test('a server that failed is left alone for half a minute, and then tried by one', () => {
  const { mayAsk, failed, succeeded } = circuit()
  for (const at of [0, 1, 2]) failed(at)
  expect([mayAsk(3), mayAsk(30_001), mayAsk(30_002), mayAsk(30_003)]).toEqual([false, false, true, false])
  succeeded()
  expect(mayAsk(30_004)).toBe(true)
})

test('a public server is asked once a second by all of us together, and who can’t wait is told at once', async () => {
  const { server, geocoder } = await geocoderOf('nominatim', 1_000)
  const asked = await Promise.all(
    [1, 2, 3, 4, 5].map((number) => geocoder.search(asking(`Skolgatan ${number}`))),
  )
  expect(asked.map(({ answer }) => answer)).toEqual(['places', 'places', 'down', 'down', 'down'])
  const [first, second] = server.questions
  expect(server.questions).toHaveLength(2)
  // The first may have been a little late on its way.
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(900)
})

test('servers kept for the public are spared, our own are not', () => {
  const urls = ['https://nominatim.openstreetmap.org/', 'https://photon.komoot.io/', 'http://photon:2322/']
  expect(urls.map(everyMsAt)).toEqual([1_000, 1_000, 0])
})

test('what was searched stands in no log, also when it fails', async () => {
  const { server, geocoder } = await geocoderOf('nominatim')
  const logged = vi.spyOn(process.stderr, 'write')
  server.behave('html')
  await geocoder.search(asking('Storgatan 5, Alingsås'))
  await geocoder.reverse({ lat: 57.93072, lon: 12.5343 }, 1_000)
  const lines = logged.mock.calls.map(([line]) => String(line)).join('')
  logged.mockRestore()
  expect(lines).toContain('geocoder failed')
  expect(lines).not.toMatch(/storgatan|57[.]93/i)
})
