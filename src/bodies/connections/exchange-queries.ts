import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { hideGrants } from '#text/hide-grants.ts'

/** One thing that was said between a system and us, as it stands in a list. */
export type ListedExchange = {
  /** Of what we asked its number; of what was pushed to us its id. */
  id: string
  isOurs: boolean
  /** What we asked for; `push`: it was sent to us. */
  purpose: string
  at: Date
  /** Where the list goes on after it. */
  cursor: string
  tookMs: number | null
  status: number | null
  problem: string | null
  /** The number of the report it is about, where it is about one. */
  report: number | null
}

export type ExchangeChoice = {
  connection: string
  report: number | null
  /** `wrong`: what was not answered, was refused, or could not be read. */
  outcome: 'all' | 'wrong'
  /** Of the last exchange shown. */
  after: string | null
}

const cursorShape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z)~([\da-f-]{1,36})$/

/**
 * Everything said through a connection, the newest first, and what was told in it and could not be taken; a cursor
 * that is none of ours is the beginning.
 */
export async function listExchanges(
  db: Db,
  choice: ExchangeChoice,
  limit: number,
): Promise<ListedExchange[]> {
  const { connection, report, outcome } = choice
  const [, at, id] = cursorShape.exec(choice.after ?? '') ?? []
  const after = (column: string, key: RawBuilder<unknown>) =>
    at === undefined ? sql`true` : sql`(${sql.ref(column)}, ${key}) < (${at}::timestamptz, ${id})`
  const ofReport = report === null ? sql`true` : sql`deliveries.report = ${report}`
  const isWrong = outcome === 'wrong'
  const { rows } = await sql<ListedExchange>`
    select * from (
      (select exchanges.id::text as id, is_ours as "isOurs", purpose, started_at as at, ${written('started_at')} as cursor,
              took_ms as "tookMs", status, problem, deliveries.report
         from exchanges left join deliveries on deliveries.id = exchanges.delivery
        where exchanges.connection = ${connection} and ${ofReport}
          and (not ${isWrong}::boolean or problem is not null or status >= 400)
          and ${after('started_at', sql`exchanges.id::text`)}
        order by started_at desc, exchanges.id::text desc limit ${limit})
      union all
      (select id::text, false, 'push', came_at, ${written('came_at')}, null, null, problem, null
         from pushes
        where connection = ${connection} and (headers is not null or state = 'failed') and ${report}::bigint is null
          and (not ${isWrong}::boolean or state in ('failed', 'refused'))
          and ${after('came_at', sql`id::text`)}
        order by came_at desc, id::text desc limit ${limit})) said
     order by at desc, id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, cursor: `${row.cursor}~${row.id}` }))
}

const written = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** One exchange with all that was said in it. */
export type WholeExchange = Omit<ListedExchange, 'cursor'> & {
  method: string
  url: string
  askedHeaders: Readonly<Record<string, string>>
  asked: string
  answeredHeaders: Readonly<Record<string, string>> | null
  answered: string | null
}

const headers = z.record(z.string(), z.string())

/** One exchange, without what would let whoever reads it act: it may have been kept before that was hidden. */
export async function exchangeById(
  db: Db,
  connection: string,
  id: string,
): Promise<WholeExchange | undefined> {
  const said = await readExchange(db, connection, id)
  return (
    said && {
      ...said,
      ...{ url: hideGrants(said.url), asked: hideGrants(said.asked) },
      askedHeaders: hideInHeaders(said.askedHeaders),
      answeredHeaders: said.answeredHeaders && hideInHeaders(said.answeredHeaders),
      answered: said.answered && hideGrants(said.answered),
    }
  )
}

const hideInHeaders = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, hideGrants(value)]))

async function readExchange(db: Db, connection: string, id: string): Promise<WholeExchange | undefined> {
  if (/^\d{1,15}$/.test(id)) return askedById(db, connection, Number(id))
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return pushById(db, connection, id)
  return undefined
}

async function askedById(db: Db, connection: string, id: number): Promise<WholeExchange | undefined> {
  const row = await db
    .selectFrom('exchanges')
    .leftJoin('deliveries', 'deliveries.id', 'exchanges.delivery')
    .select(['exchanges.is_ours as isOurs', 'purpose', 'started_at as at', 'took_ms as tookMs', 'status'])
    .select(['problem', 'deliveries.report', 'method', 'url', 'asked', 'answered'])
    .select(['asked_headers', 'answered_headers'])
    .where('exchanges.id', '=', id)
    .where('connection', '=', connection)
    .executeTakeFirst()
  if (!row) return undefined
  const { asked_headers, answered_headers, asked, ...said } = row
  return {
    ...said,
    ...{ id: String(id), asked: asked ?? '', askedHeaders: headers.parse(asked_headers) },
    answeredHeaders: answered_headers === null ? null : headers.parse(answered_headers),
  }
}

async function pushById(db: Db, connection: string, id: string): Promise<WholeExchange | undefined> {
  const row = await db
    .selectFrom('pushes')
    .select(['headers', 'body', 'came_at as at', 'problem'])
    .where('id', '=', id)
    .where('connection', '=', connection)
    .where((where) => where.or([where('headers', 'is not', null), where('state', '=', 'failed')]))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    ...{ id, isOurs: false, purpose: 'push', at: row.at, problem: row.problem },
    ...{ tookMs: null, status: null, report: null, method: 'POST', url: '' },
    ...{ askedHeaders: headers.parse(row.headers ?? {}), asked: row.body.toString('utf8') },
    ...{ answeredHeaders: null, answered: null },
  }
}
