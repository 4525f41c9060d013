import { createHash } from 'node:crypto'
import pg from 'pg'
import { log, reasonOf } from '../log.ts'

const bigint = 20
const bigints: number = 1016
const date = 1082

/** `bigint` as a number, alone and in arrays; a calendar day as text, since as a Date it would shift at midnight. */
const types = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    if (type === bigint) return Number
    if (type === bigints) return readBigints
    if (type === date) return (day: string) => day
    return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type, 'text')
  },
}

const readTexts = pg.types.getTypeParser(bigints, 'text')
const readBigints = (written: string): number[] => readTexts(written).map(Number)

/** Statements beyond this many are sent unprepared: lists of every length would fill the server. */
const preparedAtMost = 500

function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known || names.size >= preparedAtMost) return known
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
    names.set(text, name)
    return name
  }
}

/** Kysely asks by text and values; here the question gets a name, and is planned once a connection. */
const preparing = (client: pg.PoolClient, nameOf: ReturnType<typeof statementNames>) => {
  const ask = client.query.bind(client)
  client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
    const isPlain = typeof text === 'string' && Array.isArray(values) && values.length > 0
    const name = isPlain ? nameOf(text) : undefined
    // @ts-expect-error: one of pg's many overloads, passed on as it came
    return name ? ask({ name, text, values }, ...rest) : ask(text, values, ...rest)
  }) as typeof client.query
}

/** Connections that come and go; one that breaks rejects its query, is thrown away, and ends nothing else. */
export function makePool(where: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...where, types, application_name: 'fixamingata', idleTimeoutMillis: 30_000 })
  const nameOf = statementNames()
  const onBreak = (error: Error) => log('warn', 'connection broke', { reason: reasonOf(error) })
  pool.on('error', onBreak)
  pool.on('connect', (client) => {
    client.on('error', onBreak)
    preparing(client, nameOf)
  })
  return pool
}
