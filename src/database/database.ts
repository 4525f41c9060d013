import { Kysely } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres from 'postgres'
import type { DB } from './schema.ts'

/** Where a PostgreSQL is: one the deployment gives by address, or our own on a Unix socket. */
export type Connection =
  | { url: string }
  | { socketFolder: string; port: number; user: string; database: string }

/** A query runner: the pool, or the transaction one is in. */
export type Db = Kysely<DB>

export type Database = { db: Db; sql: postgres.Sql; connection: Connection; close(): Promise<void> }

/** Opens a pool. Queries are prepared once per connection; `bigint` comes back as a number. */
export function openDatabase(connection: Connection, options: { max?: number } = {}): Database {
  const sql = connect(connection, options.max ?? 10)
  const db = new Kysely<DB>({ dialect: new PostgresJSDialect({ postgres: preparing(sql) }) })
  return { db, sql, connection, close: () => db.destroy() }
}

const bigintAsNumber = { to: 20, from: [20], serialize: String, parse: Number }
// A calendar day has no time zone; as a Date it would shift at midnight.
const dateAsText = { to: 1082, from: [1082], serialize: String, parse: String }

function connect(connection: Connection, max: number): postgres.Sql {
  const options = {
    max,
    types: { bigint: bigintAsNumber, date: dateAsText },
    onnotice: () => {},
    connection: { application_name: 'fixamingata' },
  }
  if ('url' in connection) return postgres(connection.url, options)
  const { socketFolder, port, user, database } = connection
  return postgres({ ...options, host: socketFolder, port, user, database })
}

// The dialect would have each query planned anew: five times the CPU of a report page's queries.
const prepare = { prepare: true, simple: false }

/** The same pool, for the dialect: what it sends is prepared once per connection. */
const preparing = (sql: postgres.Sql): postgres.Sql =>
  new Proxy(sql, {
    get: (pool, name) =>
      name === 'reserve' ? async () => preparingOne(await pool.reserve()) : Reflect.get(pool, name),
  })

const preparingOne = (connection: postgres.ReservedSql): postgres.ReservedSql =>
  new Proxy(connection, {
    get: (reserved, name) =>
      name === 'unsafe'
        ? (...[text, parameters]: Parameters<postgres.Sql['unsafe']>) =>
            reserved.unsafe(text, parameters, prepare)
        : Reflect.get(reserved, name),
  })

/** The same place as one address, for what speaks to PostgreSQL through another driver. */
export function connectionString(connection: Connection): string {
  if ('url' in connection) return connection.url
  const { socketFolder, port, user, database } = connection
  return `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`
}
