import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { theConnection } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { fillBodies } from '../../../test/reports.ts'
import { noteFailure, noteSuccess } from './connection-health.ts'
import { setSecret } from './connection-keys.ts'

const { db } = await openTestDatabase()
const id = 'alingsas-system'

beforeEach(async () => {
  await fillBodies(db)
  await theConnection(db, { id, state: 'on' })
  await noteSuccess(db, id)
})

/** Seconds from now until it is asked again, to the nearest; null while it is awake. */
async function rest(): Promise<number | null> {
  const { rows } = await sql<{ seconds: number | null }>`
    select round(extract(epoch from rest_until - now()))::int as seconds from connections where id = ${id}`.execute(
    db,
  )
  return rows[0]?.seconds ?? null
}

const wake = () => sql`update connections set rest_until = now() where id = ${id}`.execute(db)
const failTogether = (times: number) =>
  Promise.all(Array.from({ length: times }, () => noteFailure(db, id, 0)))

test('after four failures it is left alone for ten seconds, doubling to five minutes, however many try at once', async () => {
  for (const _ of [1, 2, 3]) await noteFailure(db, id, 0)
  expect(await rest()).toBeNull()
  const rests: (number | null)[] = []
  for (let round = 0; round < 7; round += 1) {
    await failTogether(4)
    rests.push(await rest())
    await wake()
  }
  expect(rests).toEqual([10, 20, 40, 80, 160, 300, 300])
})

test('it rests for as long as it asks for, and something that gets through wakes it', async () => {
  await noteFailure(db, id, 90_000)
  await failTogether(4)
  expect(await rest()).toBe(90)
  await noteSuccess(db, id)
  expect(await rest()).toBeNull()
})

test('one that a new key may open is tried at once', async () => {
  for (const _ of [1, 2, 3, 4]) await noteFailure(db, id, 0)
  expect(await rest()).toBe(10)
  await setSecret(db, { connection: id, name: 'key', value: 'ny', overlapDays: 7 })
  expect(await rest()).toBeNull()
})
