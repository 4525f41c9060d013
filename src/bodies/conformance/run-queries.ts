import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Run, RunResult } from './run.ts'

/** One of the body's own; another's is not there. */
export const runById = (db: Db, body: string, id: string): Promise<Run | undefined> =>
  runs(db, body).where('id', '=', id).executeTakeFirst()

/** Newest first. */
export const latestRuns = (db: Db, body: string, limit: number): Promise<Run[]> =>
  runs(db, body).orderBy('asked_at', 'desc').limit(limit).execute()

/** The run that a body has under way. */
export const waitingRun = (db: Db, body: string): Promise<Run | undefined> =>
  runs(db, body).where('state', '=', 'waiting').executeTakeFirst()

const count = (verdict: string) =>
  sql`(select count(*)::int from conformance_results
        where run = conformance_runs.id and verdict = ${verdict}::conformance_verdict)`

const runs = (db: Db, body: string) =>
  db
    .selectFrom('conformance_runs')
    .select(['id', 'state', 'address', 'jurisdiction', 'writes', 'total', 'trouble'])
    .select(['asked_at as askedAt', 'ended_at as endedAt'])
    .select(sql<Run['level']>`level`.as('level'))
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
