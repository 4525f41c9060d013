import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { leaseInMs } from '#database/lease.ts'
import type { AskedRun } from './run.ts'

export type TakenRun = Omit<AskedRun, 'body'> & { id: string; attempt: number; trace: null }

/**
 * Takes runs that wait, for as long as the lease is renewed. What an earlier worker has found is forgotten where it is
 * tried anew; a run that writes is not, and keeps it.
 */
export async function takeRuns(db: Db, limit: number): Promise<TakenRun[]> {
  const { rows } = await sql<Omit<TakenRun, 'trace'>>`
    with taken as materialized (
      select id from conformance_runs
       where state = 'waiting' and coalesce(leased_until < now(), true)
       order by asked_at limit ${limit} for update skip locked),
    forgotten as (
      delete from conformance_results using taken, conformance_runs run
       where conformance_results.run = taken.id and run.id = taken.id and not run.writes)
    update conformance_runs set attempts = attempts + 1,
           leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
      from taken where conformance_runs.id = taken.id
    returning conformance_runs.id, attempts as attempt, address, jurisdiction, level, api_key as key, updates,
              service, place, discovery, reads_by_key as "readsByKey", batch_key as "batchKey",
              batch_service as "batchService", only_rules as only`.execute(db)
  return rows.map((row) => ({ ...row, trace: null }))
}
