import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { leaseInMs } from '#database/lease.ts'

/** A trial to be judged. */
export type TakenTrial = {
  id: string
  attempt: number
  trace: null
  key: string
  token: string
  jurisdiction: string
}

/** Takes trials whose doors have closed, by a press or by the hour. */
export async function takeTrials(db: Db, limit: number): Promise<TakenTrial[]> {
  const { rows } = await sql<Omit<TakenTrial, 'trace'>>`
    with taken as materialized (
      select id from conformance_runs
       where state = 'open' and open_until <= now() and coalesce(leased_until < now(), true)
       order by open_until limit ${limit} for update skip locked)
    update conformance_runs set attempts = attempts + 1,
           leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
      from taken where conformance_runs.id = taken.id
    returning conformance_runs.id, attempts as attempt, coalesce(api_key, '') as key,
              coalesce(token, '') as token, coalesce(jurisdiction, '') as jurisdiction`.execute(db)
  return rows.map((row) => ({ ...row, trace: null }))
}
