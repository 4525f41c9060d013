import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import type { CaseState, PushState } from '#database/schema.ts'
import { aConnection } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aReport, fillBodies } from '../../../test/reports.ts'
import { townCertificates } from '../../../test/town-certificates.ts'
import { alarmsOf } from './alarms.ts'
import { standingOf } from './standing.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const connection = await aConnection(db, { id: 'gata', state: 'on' })
await db.updateTable('polls').set({ is_on: false }).execute()

beforeEach(async () => {
  await db.deleteFrom('pushes').execute()
  await db.updateTable('cases').set({ state: 'fixed' }).execute()
})

const ago = (days: number) => sql<Date>`now() - make_interval(days => ${days})`
const codes = async () => alarmsOf(await standingOf(db, connection), new Date()).map(({ code }) => code)

type Pushed = { state: PushState; daysAgo?: number; polled?: true; awaits?: string[] }

const push = ({ state, daysAgo = 0, polled, awaits = [] }: Pushed) =>
  db
    .insertInto('pushes')
    .values({
      ...{ connection, state, awaits, came_at: ago(daysAgo) },
      ...{ headers: polled ? null : '{}', body: Buffer.from('{}') },
    })
    .execute()

/** A case that it was told of so many days ago. */
async function told(daysAgo: number, state: CaseState): Promise<void> {
  const { number } = await aReport(db)
  await db
    .updateTable('deliveries')
    .set({ receiver: connection, state: 'received', sent_at: ago(daysAgo) })
    .where('report', '=', number)
    .execute()
  await db.updateTable('cases').set({ state }).where('report', '=', number).execute()
}

test('what could not be taken in the last day is counted: pushed, and polled; not what was polled of others’ cases', async () => {
  for (const state of ['done', 'waiting', 'refused'] as const) await push({ state })
  await push({ state: 'failed', daysAgo: 2 })
  await push({ state: 'failed', polled: true, awaits: ['IC-9'] })
  expect(await codes()).toEqual([])
  await push({ state: 'failed' })
  await push({ state: 'failed', awaits: ['IC-9'] })
  await push({ state: 'failed', polled: true })
  expect((await standingOf(db, connection)).untaken).toBe(3)
  expect(await codes()).toEqual(['untaken'])
})

test('who has pushed before, and pushes nothing of cases it was told of since, is silent', async () => {
  await push({ state: 'done', daysAgo: 20 })
  expect(await codes(), 'it has no cases').toEqual([])
  await told(21, 'received')
  expect(await codes(), 'told before it last pushed').toEqual([])
  await told(9, 'in_progress')
  expect(await codes(), 'somebody has done something with it').toEqual([])
  await told(6, 'received')
  expect(await codes(), 'told lately').toEqual([])
  await told(9, 'received')
  expect(await codes()).toEqual(['silence'])
  await push({ state: 'refused' })
  expect(await codes(), 'nobody is heard from by what is refused').toEqual(['silence'])
  await push({ state: 'failed', daysAgo: 2 })
  expect(await codes()).toEqual([])
})

test('who never pushes is not waited for', async () => {
  await told(60, 'received')
  await push({ state: 'failed', daysAgo: 2, polled: true })
  expect(await codes()).toEqual([])
})

test('a certificate of ours that is soon out is an alarm of its own', async () => {
  const { soon, right } = (await townCertificates()).of
  const set = (value: string) =>
    setSecret(db, { connection, name: 'client_certificate', value, overlapDays: 7 })
  await set(soon.cert)
  expect(await codes()).toEqual(['own_certificate'])
  await set(right.cert)
  expect(await codes()).toEqual([])
})
