import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Run, RunResult } from './run.ts'

/** One of the body's own; another's is not there. */
export const runById = (db: Db, body: string, id: string): Promise<Run | undefined> =>
  runs(db, body).where('id', '=', id).executeTakeFirst()

/** Newest first. */
export const latestRuns = (db: Db, body: string, limit: number): Promise<Run[]> =>
  runs(db, body).orderBy('asked_at', 'desc').limit(limit).execute()

/** The run of a server that a body has under way. */
export const waitingRun = (db: Db, body: string): Promise<Run | undefined> =>
  runs(db, body).where('state', '=', 'waiting').executeTakeFirst()

/** What opens a trial of a program, for whoever runs it. */
export type DoorOfTrial = { token: string; key: string; openUntil: Date }

/** Nothing where the trial is over, or another body's. */
export async function doorOf(db: Db, body: string, id: string): Promise<DoorOfTrial | undefined> {
  const row = await db
    .selectFrom('conformance_runs')
    .select(['token', 'api_key as key', 'open_until as openUntil'])
    .where('body', '=', body)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (!row?.token || !row.key || !row.openUntil) return undefined
  return { token: row.token, key: row.key, openUntil: row.openUntil }
}

const count = (verdict: string) =>
  sql`(select count(*)::int from conformance_results
        where run = conformance_runs.id and verdict = ${verdict}::conformance_verdict)`

const runs = (db: Db, body: string) =>
  db
    .selectFrom('conformance_runs')
    .select(['id', 'state', 'address', 'jurisdiction', 'writes', 'total', 'trouble'])
    .select(['program', 'asked_at as askedAt', 'ended_at as endedAt', 'open_until as openUntil'])
    .select([sql<Run['level']>`level`.as('level'), sql<Run['kind']>`kind`.as('kind')])
    .select(
      sql<Run['counts']>`json_build_object('passed', ${count('passed')}, 'failed', ${count('failed')},
        'skipped', ${count('skipped')})`.as('counts'),
    )
    .where('body', '=', body)

/** What came of each rule, in the order they were tried. */
export const resultsOf = (db: Db, run: string): Promise<RunResult[]> =>
  db
    .selectFrom('conformance_results')
    .select(['rule_id', 'area', 'level', 'title', 'rule', 'reference', 'verdict', 'found', 'exchange'])
    .where('run', '=', run)
    .orderBy('place')
    .execute()
