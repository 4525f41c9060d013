import { expect, test } from 'vitest'
import { cityThat } from '../../../test/open311-city.ts'
import { type City, everyDialect, openTo, roomsFor } from '../../../test/open311-far.ts'
import type { CheckStep } from '../receiver.ts'
import { open311 } from './open311.ts'
import { type ProfileName, profiles } from './profiles.ts'

async function stepsOf(city: City, settings: Parameters<typeof openTo>[1] = {}) {
  const steps: CheckStep[] = []
  const checked = await openTo(city, settings).check((step) => steps.push(step))
  return { checked, steps, failed: steps.filter(({ ok }) => !ok) }
}

const names = Object.keys(profiles) as ProfileName[]

test.each(everyDialect(names))('a connection to $profile in $format is looked through', async (dialect) => {
  const city = await cityThat({ style: dialect.profile })
  city.city.take({})
  const { checked, steps } = await stepsOf(city, {
    ...dialect,
    jurisdiction: '1480',
    updates: 'servicerequestupdates',
  })
  expect(checked).toEqual({ ok: true, answer: '3 services' })
  expect(steps.map(({ step }) => step)).toEqual(['reach', 'services', 'mapping', 'read', 'key'])
  expect(city.asked.filter(({ method }) => method === 'POST')).toEqual([])
})

test('a service that is not there, and an attribute that is required and not sent, are told of', async () => {
  const city = await cityThat()
  const categories = { hal: { service: '002' }, lampa: { service: 'Belysning & el' } }
  const { checked, failed } = await stepsOf(city, { categories })
  expect(failed).toEqual([
    {
      step: 'mapping',
      ok: false,
      answer: 'there is no service 002; Belysning & el requires WHISHETN; Belysning & el requires easting',
    },
  ])
  expect(checked).toEqual({ ok: false, answer: failed[0]?.answer })
})

test('a key that is wrong, a jurisdiction that is not theirs, and a page in place of a list', async () => {
  const city = await cityThat({ jurisdiction: '1489', tellsByKey: true })
  const right = { jurisdiction: '1489', updates: 'servicerequestupdates' } as const
  const steps: CheckStep[] = []
  await open311.open(roomsFor({ ...city, key: 'fel' }, right)).check((step) => steps.push(step))
  expect(steps.filter(({ ok }) => !ok)).toEqual([{ step: 'key', ok: false, answer: 'HTTP 403' }])
  expect((await stepsOf(city, { ...right, jurisdiction: '1480' })).failed).toEqual([
    { step: 'services', ok: false, answer: 'HTTP 404' },
  ])
  city.fail({ on: 'GET services', fault: 'html' })
  expect((await stepsOf(city, right)).failed).toMatchObject([
    { step: 'services', answer: 'the answer is HTML' },
  ])
})

test('nobody there, and a certificate that nobody trusts', async () => {
  const gone = await cityThat()
  await gone.stop()
  expect((await stepsOf(gone)).failed).toEqual([{ step: 'reach', ok: false, answer: 'nobody listens there' }])
  const city = await cityThat()
  const untrusted = await stepsOf(city, { endpoint: city.secureEndpoint })
  expect(untrusted.failed).toMatchObject([{ step: 'certificate', ok: false }])
})
