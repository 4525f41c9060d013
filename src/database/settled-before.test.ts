import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { settledBefore } from './settled-before.ts'
import { inTransaction } from './transaction.ts'

const { db } = await openTestDatabase()
await sql`create table written (at timestamptz not null default clock_timestamp())`.execute(db)

const write = async (on: typeof db) => {
  await sql`insert into written default values`.execute(on)
}

const countBefore = async (moment: Date | string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from written where at < ${moment}`.execute(db)
  return rows[0]?.count
}

test('what has just been written is before it, also in the same millisecond', async () => {
  await sql`truncate written`.execute(db)
  for (const count of Array.from({ length: 100 }, (_, index) => index + 1)) {
    await write(db)
    const { at, exactly } = await settledBefore(db)
    expect(await countBefore(exactly)).toBe(count)
    expect(await countBefore(at)).toBeLessThanOrEqual(count)
  }
})

test('what is being written holds it back, until it has been', async () => {
  await sql`truncate written`.execute(db)
  await inTransaction(db, async (tx) => {
    await write(tx)
    await write(db)
    const { at, exactly } = await settledBefore(db)
    expect(await countBefore(exactly)).toBe(0)
    expect(await countBefore(at)).toBe(0)
  })
  expect(await countBefore((await settledBefore(db)).exactly)).toBe(2)
})
