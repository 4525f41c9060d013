import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { isHttp, type ListedExchange, type LogOwner, oneOf, purposeOfPush } from './exchange.ts'

export type ExchangeChoice = {
  report: number | null
  /** `wrong`: what was not answered, was refused, or could not be read. */
  outcome: 'all' | 'wrong'
  /** Of the last exchange shown. */
  after: string | null
}

const cursorShape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z)~([\da-f-]{1,36})$/

/**
 * Everything said that is the owner's, the newest first, and what was told in it and could not be taken; a cursor that
 * is none of ours is the beginning.
 */
export async function listExchanges(
  db: Db,
  owner: LogOwner,
  choice: ExchangeChoice,
  limit: number,
): Promise<ListedExchange[]> {
  const { report } = choice
  const parts = [
    ...(report === null
      ? [exchanges(owner, choice, sql`true`, limit)]
      : [
          exchanges(owner, choice, sql`deliveries.report = ${report}`, limit),
          exchanges(owner, choice, sql`exchanges.reports @> array[${report}::bigint]`, limit),
        ]),
    ...('connection' in owner ? [pushes(owner.connection, choice, limit)] : []),
  ]
  const { rows } = await sql<ListedExchange>`
    select * from (${sql.join(parts, sql` union all `)}) said
     order by at desc, id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, cursor: `${row.cursor}~${row.id}` }))
}

const exchanges = (owner: LogOwner, choice: ExchangeChoice, which: RawBuilder<unknown>, limit: number) => sql`
  (select exchanges.id::text as id, is_ours as "isOurs", purpose, started_at as at, ${written('started_at')} as cursor,
          took_ms as "tookMs", ${isHttp} as "isHttp", status, problem,
          coalesce(deliveries.report, ${oneOf(sql`exchanges.reports`)}) as report
     from exchanges left join deliveries on deliveries.id = exchanges.delivery
    where ${'connection' in owner ? sql`exchanges.connection = ${owner.connection}` : sql`exchanges.caller = ${owner.caller}`}
      and ${which} and (${isAll(choice)} or problem is not null or status >= 400)
      and ${isAfter(choice, 'started_at', sql`exchanges.id::text`)}
    order by started_at desc, exchanges.id::text desc limit ${limit})`

const pushes = (connection: string, choice: ExchangeChoice, limit: number) => sql`
  (select id::text, false, ${purposeOfPush}, came_at, ${written('came_at')}, null::integer, true, status, problem,
          ${oneOf(sql`reports`)}
     from pushes
    where connection = ${connection} and (headers is not null or state = 'failed')
      and ${choice.report === null ? sql`true` : sql`reports @> array[${choice.report}::bigint]`}
      and (${isAll(choice)} or state in ('failed', 'refused'))
      and ${isAfter(choice, 'came_at', sql`id::text`)}
    order by came_at desc, id::text desc limit ${limit})`

const isAll = ({ outcome }: ExchangeChoice) => sql`${outcome === 'all'}::boolean`

function isAfter({ after }: ExchangeChoice, column: string, key: RawBuilder<unknown>) {
  const [, at, id] = cursorShape.exec(after ?? '') ?? []
  return at === undefined ? sql`true` : sql`(${sql.ref(column)}, ${key}) < (${at}::timestamptz, ${id})`
}

const written = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
