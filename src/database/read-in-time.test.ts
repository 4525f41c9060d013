import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { TooSlow } from '../errors.ts'
import { readInTime } from './read-in-time.ts'

const { db } = await openTestDatabase()

test('what takes too long is given up, and the connection goes on as before', async () => {
  const slow = readInTime(db, (tx) => sql`select pg_sleep(5)`.execute(tx), { mostMs: 50 })
  await expect(slow).rejects.toThrow(TooSlow)
  const { rows } = await sql<{ limit: string }>`select current_setting('statement_timeout') as limit`.execute(
    db,
  )
  expect(rows).toEqual([{ limit: '0' }])
})

test('what is quick is read, and nothing can be written', async () => {
  const { rows } = await readInTime(db, (tx) => sql<{ one: number }>`select 1 as one`.execute(tx))
  expect(rows).toEqual([{ one: 1 }])
  const writing = readInTime(db, (tx) => tx.deleteFrom('reports').execute())
  await expect(writing).rejects.toThrow('read-only')
})

test('any other fault is told as it is', async () => {
  await expect(readInTime(db, (tx) => sql`select * from no_such_table`.execute(tx))).rejects.toThrow(
    'no_such_table',
  )
})
