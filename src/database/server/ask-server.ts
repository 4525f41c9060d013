import pg from 'pg'
import { databaseUser } from './initialise.ts'

/** What a server says of itself. `owner` is the process that started it, null when none of ours did. */
export type Answer = { version: string; owner: number | null }

const notNow = new Set([
  'ENOENT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now: starting up, recovering or shutting down
  '53300', // too_many_connections
])

// The driver's own words for a server that goes away, or is silent, while one asks.
const notNowWords = /^(Connection terminated unexpectedly|timeout expired)/

/** Asks by connecting, which is the only proof of readiness; null when it takes no connections now. */
export async function askServer(socket: { folder: string; port: number }): Promise<Answer | null> {
  const client = new pg.Client({
    host: socket.folder,
    port: socket.port,
    user: databaseUser,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  // A connection that breaks is told by the question that waits for it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; owner: string | null }>(
      `select current_setting('server_version') as version, current_setting('fixamingata.owner', true) as owner`,
    )
    const { version = '', owner = null } = rows[0] ?? {}
    return { version: version.split(' ')[0] ?? version, owner: owner ? Number(owner) : null }
  } catch (error) {
    if (isNotNow(error)) return null
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function isNotNow(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && notNow.has(String(error.code))) || notNowWords.test(error.message)
}
