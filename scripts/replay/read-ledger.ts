import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Config } from '#config.ts'
import type { Db } from '#database/database.ts'
import { openConfigured } from '#database/open-configured.ts'
import type { Ledger } from './count-outcome.ts'

const longestWait = 90_000

/** Waits until nothing is on its way any more, and reads what the program has written down. */
export async function readLedger(config: Config): Promise<Ledger> {
  const { db, close } = await openConfigured(config, { max: 2 })
  try {
    const deadline = Date.now() + longestWait
    while ((await onTheirWay(db)) > 0 && Date.now() < deadline) await pause(250)
    return await read(db, new URL(config.baseUrl ?? '').hostname)
  } finally {
    await close()
  }
}

async function onTheirWay(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from deliveries where state in ('queued', 'sending', 'unknown'))::int
         + (select count(*) from letters where ${isUnderWay})::int as count`.execute(db)
  return rows[0]?.count ?? 0
}

// News that waits ten minutes for more is not under way.
const isUnderWay = sql`state in ('queued', 'sending', 'unknown') and next_at < now() + interval '2 minutes'`

async function read(db: Db, host: string): Promise<Ledger> {
  const repeats = await db
    .selectFrom('attempts')
    .select(['delivery', (row) => row.fn.countAll<number>().as('count')])
    .where('repeats_unknown', '=', true)
    .groupBy('delivery')
    .execute()
  const { rows } = await sql<Pick<Ledger, 'reports' | 'lettersWaiting' | 'unfinished'>>`
    select (select count(*) from reports)::int as reports,
           (select count(*) from letters where state = 'queued' and next_at > now() + interval '2 minutes')::int
             as "lettersWaiting",
           (select count(*) from deliveries where state not in ('sent', 'received'))::int
         + (select count(*) from letters where state = 'failed' or ${isUnderWay})::int as unfinished`.execute(
    db,
  )
  const [counted = { reports: 0, lettersWaiting: 0, unfinished: 0 }] = rows
  return {
    ...counted,
    repeatsOfUnknown: new Map(repeats.map(({ delivery, count }) => [`${delivery}@${host}`, Number(count)])),
  }
}
