import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { keptCurrent, watch } from './kept-current.ts'

const { db, connection } = await openTestDatabase()
const channel = 'something_changed'

test('what changes while it is being read is read once more, however often it changed', async () => {
  let reads = 0
  const kept = keptCurrent({
    channel,
    atFirst: 0,
    read: async () => {
      reads += 1
      const nth = reads
      await sql`select 1`.execute(db)
      if (nth === 1) for (const _ of [1, 2, 3]) void kept.readAgain()
      return nth
    },
  })
  const reading = kept.readAgain()
  expect(kept.current()).toBe(0)
  await reading
  expect([kept.current(), reads]).toEqual([2, 2])
})

test('a reading that fails leaves what there was, and is tried again untold', async () => {
  let reads = 0
  const kept = keptCurrent({
    channel,
    atFirst: 0,
    read: async () => {
      reads += 1
      if (reads === 2) await sql`select from nowhere_at_all`.execute(db)
      return reads
    },
  })
  const stop = await watch(connection, [kept])
  try {
    expect(kept.current()).toBe(1)
    await sql`select pg_notify(${channel}, '')`.execute(db)
    await vi.waitFor(() => expect(reads).toBe(2))
    expect(kept.current()).toBe(1)
    await vi.waitFor(() => expect(kept.current()).toBe(3), { timeout: 5000 })
  } finally {
    await stop()
  }
})

test('a change told while a reading fails is not lost', async () => {
  let reads = 0
  const kept = keptCurrent({
    channel,
    atFirst: 0,
    read: async () => {
      reads += 1
      const nth = reads
      await sql`select 1`.execute(db)
      if (nth > 1) return nth
      void kept.readAgain()
      throw new Error('the connection broke')
    },
  })
  await kept.readAgain()
  expect(kept.current()).toBe(2)
})
