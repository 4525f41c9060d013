import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'
import { browse, hiddenFields } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { post, page } = await browse(db, { rateLimits: true })
const byScript = { 'sec-fetch-mode': 'cors' }
const byBrowser = { 'sec-fetch-mode': 'navigate' }
const most = 120

/** More than so many, but for the few that have become free again while they were posted. */
function expectAbout(taken: number, expected: number): void {
  expect(taken).toBeGreaterThanOrEqual(expected)
  expect(taken).toBeLessThan(expected * 1.3)
}

/** How many posts, by turns with these headers, are taken before one has to wait. */
async function takenFrom(network: string, turns: readonly Record<string, string>[]): Promise<number> {
  for (let posted = 0; posted <= 3 * most; posted += 1) {
    const headers = { 'x-forwarded-for': network, ...turns[posted % turns.length] }
    if ((await post('/anmal', {}, headers)).status === 429) return posted
  }
  throw new Error('nothing was held back')
}

test('a form with mistakes that the script has the browser send once more counts as one act', async () => {
  expectAbout(await takenFrom('2001:db8:1::1', [byScript, byBrowser]), 2 * most)
})

test('without script each counts, and by script alone too', async () => {
  expectAbout(await takenFrom('2001:db8:2::1', [{}]), most)
  expectAbout(await takenFrom('2001:db8:3::1', [byBrowser]), most)
  expectAbout(await takenFrom('2001:db8:4::1', [byScript]), most)
})

test('what does something counts, whoever sent a form with mistakes before it', async () => {
  const from = { 'x-forwarded-for': '2001:db8:5::1' }
  const form = '/anmal?lat=57.93018&lon=12.53352'
  const whole = { category: 'hal', title: 'Hål', description: 'Djupt.', email: 'ada@invanare.example' }
  let pairs = 0
  while ((await post('/anmal', {}, { ...from, ...byScript })).status === 422) {
    const fields = { ...hiddenFields(await page(form)), ...whole, place: '' }
    const { status } = await post('/anmal', fields, { ...from, ...byBrowser })
    expect([303, 429]).toContain(status)
    pairs += 1
  }
  expectAbout(pairs, most / 2)
})
