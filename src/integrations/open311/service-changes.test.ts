import { expect, test } from 'vitest'
import { roomsFor } from '../../../test/open311-far.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'
import { fetchServices } from './fetch-services.ts'
import type { TheirService } from './read-services.ts'
import { serviceChanges } from './service-changes.ts'

const service = (code: string, changes: Partial<TheirService> = {}): TheirService => ({
  ...{ code, name: code, description: '', groups: [], keywords: [], hasDefinition: false, type: null },
  ...changes,
})
const services = (count: number) => Array.from({ length: count }, (_, index) => service(`s${index}`))

test('what is new, gone or otherwise is told', () => {
  const now = [...services(19), service('ny')].map((one) =>
    one.code === 's3' ? service('s3', { name: 'Nytt' }) : one,
  )
  expect(serviceChanges(services(20), now)).toMatchObject({
    trusted: true,
    added: [{ code: 'ny' }],
    gone: [{ code: 's19' }],
    changed: [{ code: 's3', name: 'Nytt' }],
  })
})

test.each([
  ['is empty', 20, 0, { why: 'empty', lost: 20, of: 20 }],
  ['is half', 20, 10, { why: 'lost_too_much', lost: 10, of: 20 }],
  ['has lost a little more than a fifth', 20, 15, { why: 'lost_too_much', lost: 5, of: 20 }],
  ['is short, and has lost two', 4, 2, { why: 'lost_too_much', lost: 2, of: 4 }],
])('a list that %s is not trusted', (_, before, now, expected) => {
  expect(serviceChanges(services(before), services(now))).toEqual({ trusted: false, ...expected })
})

test.each([
  ['a fifth', 20, 16],
  ['one of few', 3, 2],
  ['nothing', 0, 5],
])('a list that has lost %s is trusted', (_, before, now) => {
  expect(serviceChanges(services(before), services(now)).trusted).toBe(true)
})

test('a list made to tell that a key is old is none', () => {
  const message = [service('0', { name: 'Please update your key' })]
  expect(serviceChanges(services(6), message)).toMatchObject({ trusted: false, lost: 6 })
})

test('a server that is half awake does not empty what was known', async () => {
  const city = await startOpen311Server()
  const rooms = roomsFor(city)
  const services = async () => (await fetchServices(rooms)).services
  const before = await services()
  for (const keep of [0, 1]) {
    city.fail({ on: 'GET services', fault: 'half list', keep })
    expect(serviceChanges(before, await services()).trusted).toBe(false)
  }
  expect(serviceChanges(before, await services())).toMatchObject({ trusted: true, gone: [] })
  await city.stop()
})
