import postgres from 'postgres'
import { databaseUser } from './initialise.ts'

/** What a server says of itself. `owner` is the process that started it, null when none of ours did. */
export type Answer = { version: string; owner: number | null }

const notNow = new Set([
  'ENOENT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now: starting up, recovering or shutting down
  '53300', // too_many_connections
])

/** Asks by connecting, which is the only proof of readiness; null when it takes no connections now. */
export async function askServer(socket: { folder: string; port: number }): Promise<Answer | null> {
  const sql = postgres({
    host: socket.folder,
    port: socket.port,
    user: databaseUser,
    database: 'postgres',
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
  })
  try {
    const [row] = await sql<[{ version: string; owner: string | null }]>`
      select current_setting('server_version') as version, current_setting('fixamingata.owner', true) as owner`
    return { version: row.version.split(' ')[0] ?? row.version, owner: row.owner ? Number(row.owner) : null }
  } catch (error) {
    if (error instanceof Error && 'code' in error && notNow.has(String(error.code))) return null
    throw error
  } finally {
    await sql.end({ timeout: 0 })
  }
}
