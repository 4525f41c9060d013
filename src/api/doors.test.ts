import { expect, test } from 'vitest'
import { apiClient } from '../../test/api.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { ask } = await apiClient(db)

test('pages of others may read what anybody may, and are told so beforehand', async () => {
  const { headers } = await ask('areas')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const before = await ask('reports', { 'access-control-request-headers': 'if-none-match' }, 'OPTIONS')
  expect(before.status).toBe(204)
  expect(before.headers.get('access-control-allow-headers')).toContain('If-None-Match')
  const form = await ask('drafts/abc/photos', {}, 'OPTIONS')
  expect(form.headers.get('access-control-allow-origin')).toBeNull()
})

test('a method that an address does not know is refused with those it knows', async () => {
  const answer = await ask('reports', {}, 'DELETE')
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  expect((await ask('reports', {}, 'HEAD')).status).toBe(200)
  expect((await ask('drafts/abc/photos')).status).toBe(405)
})

test('who asks too much is told how much there is, and when to come back', async () => {
  const { ask: asked } = await apiClient(db, { rateLimits: true })
  const first = await asked('areas')
  expect(first.headers.get('ratelimit-policy')).toBe('"address";q=600;w=300')
  expect(first.headers.get('ratelimit')).toMatch(/^"address";r=599;t=1$/)
  let last = first
  for (let more = 0; more < 700 && last.status === 200; more += 1) last = await asked('api-info')
  expect(last.status).toBe(429)
  expect(last.headers.get('retry-after')).toBe('1')
  expect(last.headers.get('ratelimit')).toContain(';r=0;')
  expect(await last.json()).toMatchObject({ status: 429 })
  // What forms and maps ask is counted by itself: a class in a park has one address.
  const place = await asked('place?lat=57.93&lon=12.53')
  expect(place.status).toBe(200)
  expect(place.headers.get('ratelimit-policy')).toBe('"pages";q=6000;w=300')
  expect(place.headers.get('ratelimit')).toMatch(/^"pages";r=5999;/)
})

test('a map that is moved a lot takes nothing from who fetches in bulk', async () => {
  const { ask: asked } = await apiClient(db, { rateLimits: true })
  const move = () => asked('pins?bbox=12,57,13,58&zoom=9')
  for (let moved = 0; moved < 20; moved += 1) await move()
  expect((await move()).headers.get('ratelimit')).toMatch(/^"pages";r=59\d\d;/)
  expect((await asked('areas')).headers.get('ratelimit')).toMatch(/^"address";r=599;/)
})
