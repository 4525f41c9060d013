import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '#database/database.ts'
import { type TestServer, templateDatabase } from './global-setup.ts'

/** A migrated, empty database of one test file's own. */
export type TestDatabase = Omit<Database, 'close'> & { connection: TestConnection }

/** What `openDatabase` takes, for a second pool or another process. */
export type TestConnection = Pick<TestServer, 'socketFolder' | 'port' | 'user'> & { database: string }

/** Call it at the top of a test file: `const { db } = await openTestDatabase()`. Gone when the file has run. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { socketFolder, port, user } = inject('testServer')
  const connection = { socketFolder, port, user, database: `test_${randomUUID().replaceAll('-', '')}` }
  await administer(
    connection,
    // Files that are copied need no log of each page.
    (sql) =>
      sql`create database ${sql(connection.database)} template ${sql(templateDatabase)} strategy file_copy`,
  )
  const { db, close } = openDatabase(connection, { max: 5 })
  afterAll(async () => {
    await close()
    await administer(connection, (admin) => admin`drop database ${admin(connection.database)} with (force)`)
  })
  return { db, connection }
}

async function administer(
  { socketFolder, port, user }: TestConnection,
  act: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const sql = postgres({ host: socketFolder, port, user, database: 'postgres', max: 1, fetch_types: false })
  await act(sql).finally(() => sql.end())
}
