import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#database/database.ts'
import { outliveAbsence } from '#database/outlive-absence.ts'
import { ensureDatabase } from '#database/server/ensure-database.ts'
import { startOwnServer } from '#database/server/start-server.ts'
import { newFolder, start } from '../../test/own-server.ts'
import { startClock } from './clock.ts'

/** As in the program itself: nobody of the test's own hears of what is left to nobody. */
const others = process.listeners('unhandledRejection')
beforeAll(() => {
  process.removeAllListeners('unhandledRejection')
  outliveAbsence()
})
afterAll(() => {
  process.removeAllListeners('unhandledRejection')
  for (const other of others) process.on('unhandledRejection', other)
})

test('a job that fails because its database is gone ends nothing, and the clock goes on when that is back', async () => {
  const folder = await newFolder()
  const options = { folder, durable: false, binaries: 'any', say: () => undefined } as const
  const first = await startOwnServer(options)
  const connection = await ensureDatabase(first, 'clock')
  let risen = 0
  const clock = await startClock({
    connection,
    taskList: {
      fall: async () => {
        // Who has asked for it has hung up by then.
        await pause(500)
        await first.stop()
        throw new Error('it falls with its database')
      },
      rise: async () => {
        risen += 1
      },
    },
    parsedCronItems: [],
    concurrency: 1,
  })
  const ask = async (task: string) => {
    const { db, close } = openDatabase(connection, { max: 1 })
    await sql`select graphile_worker.add_job(${task})`.execute(db).finally(close)
  }
  await ask('fall')
  await expect
    .poll(
      () =>
        ask('rise')
          .then(() => 'there')
          .catch(() => 'gone'),
      { timeout: 10_000 },
    )
    .toBe('gone')
  await start(options)
  await ask('rise')
  await expect.poll(() => risen, { timeout: 20_000 }).toBeGreaterThan(0)
  await clock.stop()
})
