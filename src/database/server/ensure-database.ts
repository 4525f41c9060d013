import pg from 'pg'
import type { OwnServer } from './start-server.ts'

type Socket = Pick<OwnServer, 'socketFolder' | 'port' | 'user'>

/** Makes a database of that name unless it is there, and tells how to connect to it. */
export async function ensureDatabase(server: Socket, name: string): Promise<Socket & { database: string }> {
  const { socketFolder, port, user } = server
  const client = new pg.Client({ host: socketFolder, port, user, database: 'postgres' })
  // A connection that breaks is told by the question that waits for it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0)
      await client.query(`create database ${pg.escapeIdentifier(name)}`).catch(unlessMadeMeanwhile)
  } finally {
    await client.end()
  }
  return { socketFolder, port, user, database: name }
}

function unlessMadeMeanwhile(error: unknown): void {
  const code = error instanceof pg.DatabaseError ? error.code : null
  if (code !== '42P04' && code !== '23505') throw error // duplicate_database, or both at once in pg_database
}
