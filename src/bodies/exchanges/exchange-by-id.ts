import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { hideGrants } from '#text/hide-grants.ts'
import { isHttp, type LogOwner, oneOf, purposeOfPush, type WholeExchange } from './exchange.ts'

const headers = z.record(z.string(), z.string())

/** One exchange, without what would let whoever reads it act: it may have been kept before that was hidden. */
export async function exchangeById(db: Db, owner: LogOwner, id: string): Promise<WholeExchange | undefined> {
  const said = await readExchange(db, owner, id)
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

async function readExchange(db: Db, owner: LogOwner, id: string): Promise<WholeExchange | undefined> {
  if (/^\d{1,15}$/.test(id)) return saidById(db, owner, Number(id))
  if (!('connection' in owner)) return undefined
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return pushById(db, owner.connection, id)
  return undefined
}

async function saidById(db: Db, owner: LogOwner, id: number): Promise<WholeExchange | undefined> {
  const row = await db
    .selectFrom('exchanges')
    .leftJoin('deliveries', 'deliveries.id', 'exchanges.delivery')
    .select(['exchanges.is_ours as isOurs', 'purpose', 'started_at as at', 'took_ms as tookMs', 'status'])
    .select(['problem', 'method', 'url', 'asked', 'answered', 'asked_headers', 'answered_headers'])
    .select(({ fn, ref }) => [
      isHttp.as('isHttp'),
      fn.coalesce('deliveries.report', oneOf(ref('exchanges.reports'))).as('report'),
    ])
    .where('exchanges.id', '=', id)
    .where((where) =>
      'connection' in owner
        ? where('connection', '=', owner.connection)
        : where('exchanges.caller', '=', owner.caller),
    )
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
    .select(['headers', 'body', 'came_at as at', 'problem', 'status', 'answered'])
    .select(({ ref }) => [purposeOfPush.as('purpose'), oneOf(ref('reports')).as('report')])
    .where('id', '=', id)
    .where('connection', '=', connection)
    .where((where) => where.or([where('headers', 'is not', null), where('state', '=', 'failed')]))
    .executeTakeFirst()
  if (!row) return undefined
  const { headers: asked, body, ...said } = row
  return {
    ...{ ...said, id, isOurs: false, tookMs: null, isHttp: true, method: 'POST', url: '' },
    ...{ askedHeaders: headers.parse(asked ?? {}), asked: body.toString('utf8'), answeredHeaders: null },
  }
}
