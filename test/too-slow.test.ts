import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { apiClient } from './api.ts'
import { openTestDatabase } from './database.ts'
import { open311Client } from './open311.ts'
import { fillBodies } from './reports.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const api = await apiClient(db)
const open311 = await open311Client(db)

const asked: Readonly<Record<string, () => Promise<Response>>> = {
  reports: () => api.ask('reports?category=hal'),
  'what has changed': () => api.ask('reports?updated_after=2026-11-01T00:00:00Z'),
  pins: () => api.ask('pins?bbox=12.5,57.9,12.6,57.95&zoom=16&group=open'),
  requests: () => open311.ask('requests.json'),
  'requests as the old service had them': () => open311.ask('requests.json?jurisdiction_id=fixamingata.se'),
  updates: () => open311.ask('servicerequestupdates.json'),
}

test('a question that takes too long is given up, and who asked is told so', async () => {
  const answers = await db.transaction().execute(async (tx) => {
    await sql`lock table reports, report_cells in access exclusive mode`.execute(tx)
    return Promise.all(Object.values(asked).map((ask) => ask()))
  })
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503))
  for (const { headers } of answers) expect(headers.get('retry-after')).toBe('60')
  expect(await answers[0]?.json()).toMatchObject({ status: 503, title: expect.stringContaining('narrow') })
  expect(await answers[3]?.json()).toMatchObject([{ code: 'too_slow' }])
  const after = await Promise.all(Object.values(asked).map((ask) => ask()))
  expect(after.map(({ status }) => status)).toEqual(after.map(() => 200))
}, 30_000)
