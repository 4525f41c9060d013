import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { NotBegun, RunKind } from './run.ts'

/** Of servers and of programs together: each is some hundred questions, to a system of others or to us. */
export const mostADay = 20
/** A program takes its time, and is tried beside another; a server is asked three hundred things at once. */
export const mostAtOnce: Readonly<Record<RunKind, number>> = { server: 1, client: 3 }

/** Whether a body may begin one more run of the kind. Whoever asks beside it waits until the transaction is over. */
export async function mayBegin(tx: Db, body: string, kind: RunKind): Promise<NotBegun | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`runs of ${body}`}, 0))`.execute(tx)
  const { under_way, today } = await tx
    .selectFrom('conformance_runs')
    .select(sql<number>`(count(*) filter (where ended_at is null and kind = ${kind}))::int`.as('under_way'))
    .select(sql<number>`(count(*) filter (where asked_at > now() - interval '1 day'))::int`.as('today'))
    .where('body', '=', body)
    .executeTakeFirstOrThrow()
  if (under_way >= mostAtOnce[kind]) return 'under_way'
  return today >= mostADay ? 'enough_today' : null
}
