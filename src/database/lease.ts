import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A worker that has not renewed for this long is dead, and another takes over what it held. */
export const leaseInMs = 15_000
export const renewEveryMs = 5_000

/** What is taken under a lease, and what says that it still is: one of these values. */
const underWay = {
  deliveries: { column: 'state', values: ['sending'] },
  letters: { column: 'state', values: ['sending'] },
  photos: { column: 'state', values: ['stored'] },
  media: { column: 'state', values: ['waiting'] },
  polls: { column: 'is_on', values: [true] },
  pushes: { column: 'state', values: ['waiting'] },
  connection_trials: { column: 'state', values: ['waiting'] },
  conformance_runs: { column: 'state', values: ['waiting', 'open'] },
  incoming_mails: { column: 'outcome', values: ['waiting'] },
} as const
export type Leased = keyof typeof underWay

/** Keeps what is being worked on ours. What is just being recorded is done: nobody waits for anybody over it. */
export async function renewLeases(db: Db, table: Leased, ids: string[]): Promise<void> {
  const { column, values } = underWay[table]
  await sql`update ${sql.table(table)} set leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
             where id in (select id from ${sql.table(table)}
                           where id = any(${ids}::uuid[]) and ${sql.ref(column)} in (${sql.join(values)})
                             for no key update skip locked)`.execute(db)
}

const second = 1000
const longest = 30 * 60 * second

/** How long to wait after attempt number n: 1 s, doubling to 30 minutes, a quarter up or down by chance. */
export function backOffMs(attempt: number, chance: number = Math.random()): number {
  const plain = Math.min(longest, second * 2 ** Math.max(0, attempt - 1))
  return Math.round(plain * (0.75 + chance / 2))
}
