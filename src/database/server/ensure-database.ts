import postgres from 'postgres'
import type { OwnServer } from './start-server.ts'

type Socket = Pick<OwnServer, 'socketFolder' | 'port' | 'user'>

/** Makes a database of that name unless it is there, and tells how to connect to it. */
export async function ensureDatabase(server: Socket, name: string): Promise<Socket & { database: string }> {
  const { socketFolder, port, user } = server
  const sql = postgres({ host: socketFolder, port, user, database: 'postgres', max: 1, fetch_types: false })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (found === undefined) await sql`create database ${sql(name)}`.catch(unlessMadeMeanwhile)
  } finally {
    await sql.end()
  }
  return { socketFolder, port, user, database: name }
}

function unlessMadeMeanwhile(error: unknown): void {
  const code = error instanceof postgres.PostgresError ? error.code : null
  if (code !== '42P04' && code !== '23505') throw error // duplicate_database, or both at once in pg_database
}
