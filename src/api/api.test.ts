import { beforeAll, expect, test } from 'vitest'
import { importRoads } from '#bodies/road-sets.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { loadTables } from '#responsibility/load-tables.ts'
import { openTestDatabase } from '../../test/database.ts'
import { hostileValues, inAddress } from '../../test/hostile-inputs.ts'
import { testPhotos } from '../../test/photos.ts'
import { aReport, fillBodies } from '../../test/reports.ts'
import { beside, eastward, street } from '../../test/roads.ts'
import { square } from '../../test/tables.ts'
import { createApi } from './app.ts'
import { geoJson } from './geojson.ts'
import { readGuides } from './read-guides.ts'

const { db } = await openTestDatabase()
let api: ReturnType<typeof createApi>
beforeAll(async () => {
  await fillBodies(db)
  const road = street('180', eastward(square), { owner: 'state', number: '180', name: null })
  await importRoads(db, [road], { name: 'prov.geojson', municipality: null, areas: null })
  const tables = await loadTables(db)
  api = createApi({
    db,
    links: linksSignedBy(await signingKeys(db)),
    photos: await testPhotos(),
    mode: 'local',
    baseUrl: 'http://localhost',
    rateLimits: false,
    events: {},
    guides: await readGuides(),
    tables: () => tables,
  })
})

const { lat, lon } = beside(square, { north: 0, east: 50 })
const asked = { lat: lat.toFixed(6), lon: lon.toFixed(6), category: 'hal' }
const get = (question: Record<string, string>) =>
  api.request(`/api/v1/responsibility?${new URLSearchParams(question)}`)

test('a program is told who receives a report, why, and each step of the way', async () => {
  const answer = await get(asked)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(await answer.json()).toMatchObject({
    found: true,
    municipality: '1489',
    body: 'trafikverket',
    reason: 'state-road',
    confidence: 'sure',
    source: 'roads',
    sentence: 'Går till Trafikverket, därför att väg 180 är statlig.',
    urgent: { href: 'tel:0771921921' },
    alternatives: [{ body: '1489' }],
    steps: expect.arrayContaining(['Platsen ligger i Sverige.']),
  })
})

test('it is told in English, and for the municipality that was chosen', async () => {
  const english = await (await get({ ...asked, language: 'en' })).json()
  expect(english.sentence).toContain('Trafikverket')
  expect(english.sentence).not.toContain('därför')
  const chosen = await (await get({ ...asked, category: 'lekplats', municipality: '1440' })).json()
  expect(chosen).toMatchObject({ municipality: '1440', body: '1440' })
})

test('at sea and abroad nobody is found, and that is said', async () => {
  expect(await (await get({ ...asked, lat: '57', lon: '19.5' })).json()).toEqual({ found: false, why: 'sea' })
  expect(await (await get({ ...asked, lat: '52.5', lon: '13.4' })).json()).toEqual({
    found: false,
    why: 'abroad',
  })
})

test('what can’t be read is a problem that names what was wrong', async () => {
  const answer = await get({ lat: '57,9', category: 'vulkan' })
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(await answer.json()).toMatchObject({
    status: 422,
    errors: { lat: expect.any(String), lon: expect.any(String), category: expect.any(String) },
  })
})

const { lat: north, lon: east } = asked

test.each([
  ['responsibility', 'municipality', 'other'],
  ['responsibility', 'town', 'yes'],
  ['responsibility', 'municipality', ''],
  ['nearby', 'municipality', '9999'],
  ['nearby', 'town', '0'],
  ['guidance', 'category', 'vulkan'],
  ['guidance', 'category', ''],
  ['guidance', 'municipality', 'other'],
  ['guidance', 'recipient', 'nobody'],
  ['guidance', 'town', 'true'],
  ['place', 'language', 'fi'],
  ['place', 'category', 'hal'],
  ['responsibility', 'recipient', '1489'],
  ['guidance', 'lang', 'en'],
])('%s refuses %s=%s by its name, rather than answer something else', async (path, name, value) => {
  const question = { lat: north, lon: east, ...(path !== 'place' && { category: 'hal' }), [name]: value }
  const answer = await api.request(`/api/v1/${path}?${new URLSearchParams(question)}`)
  expect([answer.status, Object.keys((await answer.json()).errors)]).toEqual([422, [name]])
})

const guidance = (question: Record<string, string>) =>
  api.request(`/api/v1/guidance?${new URLSearchParams(question)}`)

test('J7: a program is told what is asked about a category, whether it is urgent and whom to ring', async () => {
  const told = await (await guidance({ ...asked, category: 'belysning_skada' })).json()
  expect(told).toMatchObject({
    found: true,
    isUrgent: true,
    notices: [],
    questions: [{ field: 'q-stolpe', kind: 'text', required: false }],
  })
  const state = await (await guidance(asked)).json()
  expect(state).toMatchObject({ isUrgent: false, duty: { href: 'tel:0771921921' } })
  const chosen = await (await guidance({ ...asked, recipient: '1489' })).json()
  expect(chosen).toMatchObject({ duty: null, questions: [{ field: 'q-korbana' }] })
  const english = await (await guidance({ ...asked, language: 'en' })).json()
  expect(english.questions[0].words).toBe('Where is the hole?')
  expect(await (await guidance({ ...asked, lat: '57', lon: '19.5' })).json()).toEqual({
    found: false,
    why: 'sea',
  })
})

test('before a category is chosen nothing is asked', async () => {
  expect(await (await guidance({ lat: north, lon: east })).json()).toMatchObject({
    found: true,
    questions: [],
  })
})

test('a program is told what is known nearby, in words of its language', async () => {
  const { number } = await aReport(db, { lat: 59.33, lon: 18.06, category: 'belysning' })
  const ask = (more: Record<string, string>) =>
    api.request(
      `/api/v1/nearby?${new URLSearchParams({ lat: '59.33036', lon: '18.06', category: 'belysning', ...more })}`,
    )
  expect(await (await ask({ language: 'en' })).json()).toMatchObject({
    reports: [{ number, state: 'new', detail: expect.stringContaining('40\u00a0m away') }],
    forecast: null,
  })
  expect((await ask({ category: 'vulkan' })).status).toBe(422)
})

const hostile = Object.values(hostileValues).flat()
test.each(['lat', 'lon', 'category', 'municipality', 'recipient', 'language'])(
  'nothing in %s is a fault of ours',
  async (name) => {
    for (const value of hostile) {
      expect((await get({ ...asked, [name]: value })).status).toBeLessThan(500)
      expect((await guidance({ ...asked, [name]: value })).status).toBeLessThan(500)
    }
  },
)

test('an address that is not there is a problem too, with the house’s headers', async () => {
  const answer = await api.request('/api/v1/nowhere')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(await answer.json()).toMatchObject({ status: 404, title: 'Not found' })
})

const bbox = '12.5,57.9,12.6,57.95'
const ask = (path: string) => api.request(`/api/v1/${path}`)

test('a map is told each report in its view, and nothing of whoever wrote it', async () => {
  const { number } = await aReport(db, { lat: 57.93018, lon: 12.53352 })
  const answer = await ask(`pins?bbox=${bbox}&zoom=14`)
  const told = await answer.json()
  expect(told).toMatchObject({ pins: [[number, 12.53352, 57.93018, 0]], clusters: [] })
  expect(told.states[0]).toBe('new')
  expect(await (await ask(`pins?bbox=${bbox}&zoom=14&group=fixed,closed`)).json()).toMatchObject({ pins: [] })
})

test('a map that is moved back is sent no pins again, until one is new', async () => {
  const view = `/api/v1/pins?bbox=${bbox}&zoom=14`
  const first = await api.request(view)
  expect(first.headers.get('cache-control')).toBe('private, no-cache')
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
  expect((await api.request(view, { headers })).status).toBe(304)
  await aReport(db, { lat: 57.92018, lon: 12.53352 })
  expect((await api.request(view, { headers })).status).toBe(200)
})

test('a map program gets pins, heaps and roads as GeoJSON', async () => {
  const features = async (path: string) => {
    const answer = await api.request(`/api/v1/${path}`, { headers: { accept: geoJson } })
    expect(answer.headers.get('content-type')).toBe(geoJson)
    return (await answer.json()).features
  }
  const here = { lat: 58.5, lon: 13.5 }
  const { number } = await aReport(db, here)
  expect(await features('pins?bbox=13.4,58.4,13.6,58.6&zoom=14')).toEqual([
    {
      type: 'Feature',
      id: number,
      geometry: { type: 'Point', coordinates: [here.lon, here.lat] },
      properties: { state: 'new' },
    },
  ])
  await aReport(db, here)
  expect(await features('pins?bbox=13.4,58.4,13.6,58.6&zoom=14')).toEqual([
    expect.objectContaining({ properties: { open: 2, fixed: 0, closed: 0 } }),
  ])
  const view = [square.lon - 0.05, square.lat - 0.05, square.lon + 0.05, square.lat + 0.05].join()
  const [road] = await features(`roads?bbox=${view}`)
  expect(road.properties).toEqual({ network: 'carriageway', name: null, number: '180' })
  expect(road.geometry).toMatchObject({ type: 'LineString' })
  for (const [lon, lat] of road.geometry.coordinates) expect(lon).toBeLessThan(lat)
})

test('a map is told only what its page has chosen to see', async () => {
  const { number } = await aReport(db, {
    lat: 57.94018,
    lon: 12.53352,
    title: 'Svallande brunn',
    category: 'brunn',
  })
  const told = async (more: string) => (await ask(`pins?bbox=${bbox}&zoom=18&${more}`)).json()
  const alone = { since: null, pins: [[number, 12.53352, 57.94018, 0]], clusters: [] }
  expect(await told('words=svallande+alings%C3%A5s')).toMatchObject(alone)
  expect(await told('words=svallande&category=gata&days=7')).toMatchObject(alone)
  expect(await told('words=svallande&category=park')).toMatchObject({ pins: [] })
  expect(await told('words=svallande&photo=1')).toMatchObject({ pins: [] })
  expect(await told('words=svallande+alings%C3%A5s&everywhere=1')).toMatchObject({ pins: [] })
  expect((await ask(`pins?bbox=${bbox}&zoom=14&category=x`)).status).toBe(422)
  expect((await ask(`pins?bbox=${bbox}&zoom=14&days=-1`)).status).toBe(422)
})

test('a place is told in words, with its street and municipality', async () => {
  const told = await (await ask(`place?lat=${asked.lat}&lon=${asked.lon}`)).json()
  expect(told).toMatchObject({ found: true, municipality: '1489' })
  expect(told.words).toContain('Alingsås')
  expect(await (await ask('place?lat=57&lon=19.5&language=en')).json()).toMatchObject({
    found: false,
    why: 'sea',
  })
})

test('roads of a small view are drawn, a large view is refused', async () => {
  const { lat: south, lon: west } = square
  const view = [west - 0.05, south - 0.05, west + 0.05, south + 0.05].join()
  const { roads } = await (await ask(`roads?bbox=${view}`)).json()
  expect(roads).toEqual([['carriageway', '180', expect.any(Array)]])
  expect((await ask('roads?bbox=12,57,13,58')).status).toBe(422)
})

test('borders are none where none were imported, and are not sent twice', async () => {
  const answer = await ask('borders')
  expect(await answer.json()).toEqual({ lines: [] })
  const tag = answer.headers.get('etag') ?? ''
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`])
    expect((await api.request('/api/v1/borders', { headers: { 'if-none-match': known } })).status).toBe(304)
})

test.each(['bbox=1,2,3', 'bbox=13,57,12,58', 'bbox=a,b,c,d', 'zoom=9', `bbox=${bbox}&zoom=9&group=hidden`])(
  'pins asked for by %s are not understood',
  async (question) => expect((await ask(`pins?${question}`)).status).toBe(422),
)

test.each(['pins', 'place', 'roads'])('nothing asked of %s is a fault of ours', async (path) => {
  for (const value of hostile.map(inAddress)) {
    for (const name of ['bbox', 'zoom', 'group', 'lat', 'lon', 'language']) {
      const rest = `bbox=${bbox}&zoom=9&lat=57.9&lon=12.5`
      expect((await ask(`${path}?${name}=${value}&${rest}`)).status, `${name}=${value}`).toBeLessThan(500)
      expect((await ask(`${path}?${rest}&${name}=${value}`)).status, `${name}=${value}`).toBeLessThan(500)
    }
  }
})
