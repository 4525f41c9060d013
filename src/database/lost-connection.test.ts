import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/database.ts'
import { connectionString, type Db, openDatabase } from './database.ts'
import { isAway } from './is-away.ts'
import { listen } from './listen.ts'
import { makePool } from './pool.ts'

const { db, connection } = await openTestDatabase()

const backendOf = async (on: Db): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(on)
  return rows[0]?.pid ?? 0
}
const killBackend = (pid: number) => sql`select pg_terminate_backend(${pid})`.execute(db)

test('a transaction whose connection is lost fails, and those after it do not', async () => {
  const { db: other, close } = openDatabase(connection, { max: 1 })
  const lost = other.transaction().execute(async (tx) => {
    await killBackend(await backendOf(tx))
    await pause(50)
    await sql`select 1`.execute(tx)
  })
  expect(await lost.catch(isAway)).toBe(true)
  expect(await backendOf(other)).toBeGreaterThan(0)
  await close()
})

test('a database that is away is told from a question it refuses', async () => {
  for (const url of ['postgres://localhost:1/x', 'postgres://localhost/x?host=/tmp/nobody-listens-here']) {
    const { db: away, close } = openDatabase({ url })
    expect(await sql`select 1`.execute(away).catch(isAway)).toBe(true)
    await close()
  }
  expect(await sql`select * from no_such_table`.execute(db).catch(isAway)).toBe(false)
})

test('a connection that is lost while idle is replaced', async () => {
  const { db: other, close } = openDatabase(connection, { max: 1 })
  await killBackend(await backendOf(other))
  await pause(50)
  expect(await backendOf(other)).toBeGreaterThan(0)
  await close()
})

test('a statement with values is planned once a connection', async () => {
  const pool = makePool({ connectionString: connectionString(connection), max: 1 })
  for (const value of [1, 2, 3]) await pool.query('select $1::int + 40 as sum', [value])
  const { rows } = await pool.query(
    "select count(*)::int as count from pg_prepared_statements where statement like '%+ 40%'",
  )
  expect(rows[0]?.count).toBe(1)
  await pool.end()
})

test('what is notified is heard again after the listening connection was lost', async () => {
  let heard = 0
  const stop = await listen(connection, {
    rung: () => {
      heard += 1
    },
  })
  await sql`select pg_notify('rung', '')`.execute(db)
  await expect.poll(() => heard).toBe(1)

  const { rows } = await sql<{
    pid: number
  }>`select pid from pg_stat_activity where application_name = 'fixamingata-listens' and datname = current_database()`.execute(
    db,
  )
  await killBackend(rows[0]?.pid ?? 0)
  // Called once by itself, for what may have been missed.
  await expect.poll(() => heard).toBe(2)
  await sql`select pg_notify('rung', '')`.execute(db)
  await expect.poll(() => heard).toBe(3)
  await stop()
})
