import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { leaseInMs } from '#database/lease.ts'
import type { TrialKind, TrialState } from '#database/schema.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'

export type { TrialKind }

/** One thing that was looked at: a code, whether it went well, and what was answered. */
const step = z.object({ step: z.string(), ok: z.boolean(), answer: z.string() })
export type TrialStep = z.output<typeof step>
const steps = z.array(step)

/**
 * A connection tried by those who run it: looked at (`check`), sent a made-up case, or compared with us; or, by the clock
 * alone, what its system takes read again (`services`).
 */
export type Trial = {
  id: string
  kind: TrialKind
  state: TrialState
  /** In the order they were taken; more come while it is under way. */
  steps: TrialStep[]
  ok: boolean | null
  answer: string | null
  askedAt: Date
  endedAt: Date | null
}

/** Asks for a trial, to be made by a worker; one of the kind that waits already is that one. Returns its id. */
export function askForTrial(
  db: Db,
  connection: string,
  kind: TrialKind,
  whenNew?: (tx: Db) => Promise<unknown>,
): Promise<string> {
  return inTransaction(db, async (tx) => {
    await tx.selectFrom('connections').select('id').where('id', '=', connection).forUpdate().execute()
    const waiting = await tx
      .selectFrom('connection_trials')
      .select('id')
      .where('connection', '=', connection)
      .where('kind', '=', kind)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (waiting) return waiting.id
    const { id } = await tx
      .insertInto('connection_trials')
      .values({ connection, kind })
      .returning('id')
      .executeTakeFirstOrThrow()
    await whenNew?.(tx)
    await wakeWorker(tx)
    return id
  })
}

/** Asks for a comparison of every connection that is in use. */
export const askForComparisons = (db: Db): Promise<void> => askOfAll(db, 'compare', sql`body is not null`)

/** Asks what the systems take of every connection of the kind that is in use. */
export const askForServices = (db: Db, ofKind: string): Promise<void> =>
  askOfAll(db, 'services', sql`connections.kind = ${ofKind}`)

/** Each is made when a worker has time for it, so that one far side that is slow holds nothing else up. */
async function askOfAll(db: Db, kind: TrialKind, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into connection_trials (connection, kind)
    select id, ${kind}::trial_kind from connections
     where state = 'on' and ${which}
       and not exists (select from connection_trials waiting
                        where waiting.connection = connections.id and waiting.kind = ${kind}::trial_kind
                          and waiting.state = 'waiting')`.execute(db)
  await wakeWorker(db)
}

export async function trialById(db: Db, connection: string, id: string): Promise<Trial | undefined> {
  const row = await trials(db, connection).where('id', '=', id).executeTakeFirst()
  return row && { ...row, steps: steps.parse(row.steps) }
}

/** The latest that somebody looked at it by, newest first; what the clock has done is told where its outcome is. */
export async function latestTrials(db: Db, connection: string, limit: number): Promise<Trial[]> {
  const rows = await trials(db, connection)
    .where('kind', 'not in', ['compare', 'services'])
    .orderBy('asked_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, steps: steps.parse(row.steps) }))
}

const trials = (db: Db, connection: string) =>
  db
    .selectFrom('connection_trials')
    .select(['id', 'kind', 'state', 'steps', 'ok', 'answer', 'asked_at as askedAt', 'ended_at as endedAt'])
    .where('connection', '=', connection)

export type TakenTrial = { id: string; attempt: number; trace: null; connection: string; kind: TrialKind }

/** Takes those that wait, for as long as the lease is renewed; what an earlier worker got to know is forgotten. */
export async function takeTrials(db: Db, limit: number): Promise<TakenTrial[]> {
  const { rows } = await sql<Omit<TakenTrial, 'trace'>>`
    with taken as materialized (
      select id from connection_trials
       where state = 'waiting' and next_at <= now() and coalesce(leased_until < now(), true)
       order by next_at limit ${limit} for update skip locked)
    update connection_trials set attempts = attempts + 1, steps = '[]',
           leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
      from taken where connection_trials.id = taken.id
    returning connection_trials.id, attempts as attempt, connection, kind`.execute(db)
  return rows.map((row) => ({ ...row, trace: null }))
}

/** Adds a step while the trial is under way, for the page that waits for it. */
export async function addStep(db: Db, { id, attempt }: TakenTrial, step: TrialStep): Promise<void> {
  await sql`
    update connection_trials set steps = steps || ${JSON.stringify([step])}::jsonb
     where id = ${id} and state = 'waiting' and attempts = ${attempt}`.execute(db)
}

export const endTrial = (
  db: Db,
  { id, attempt }: TakenTrial,
  { ok, answer }: { ok: boolean; answer: string },
): Promise<unknown> =>
  db
    .updateTable('connection_trials')
    .set({ state: 'done', ok, answer, leased_until: null, ended_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', attempt)
    .execute()

/** The step that tells what a system calls a made-up case. */
export const namedStep = 'named'

/** What a system calls the made-up cases it was sent: they are nobody's. */
export async function madeUpNames(db: Db, connection: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select step->>'answer' as name
      from connection_trials cross join lateral jsonb_array_elements(steps) step
     where connection = ${connection} and kind = 'case' and step->>'step' = ${namedStep}`.execute(db)
  return rows.map(({ name }) => name)
}
