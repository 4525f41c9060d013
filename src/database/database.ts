import { Kysely, PostgresDialect } from 'kysely'
import { makePool } from './pool.ts'
import type { DB } from './schema.ts'

/** Where a PostgreSQL is: one the deployment gives by address, or our own on a Unix socket. */
export type Connection =
  | { url: string }
  | { socketFolder: string; port: number; user: string; database: string }

/** A query runner: the pool, or the transaction one is in. */
export type Db = Kysely<DB>

export type Database = { db: Db; connection: Connection; close(): Promise<void> }

/** Opens a pool; connections are made when they are needed. */
export function openDatabase(connection: Connection, options: { max?: number } = {}): Database {
  const pool = makePool({ connectionString: connectionString(connection), max: options.max ?? 8 })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, connection, close: () => db.destroy() }
}

/** The same place as one address, for what speaks to PostgreSQL through another driver. */
export function connectionString(connection: Connection): string {
  if ('url' in connection) return connection.url
  const { socketFolder, port, user, database } = connection
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`
}
