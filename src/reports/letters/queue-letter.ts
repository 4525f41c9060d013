import { randomUUID } from 'node:crypto'
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Language, Letters } from '#database/schema.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { currentTrace } from '../../log.ts'
import { terms } from '../states.ts'

/** Queues a letter to the operators about a delivery that does not get through. */
export const queueOperatorLetter = (tx: Db, delivery: string): Promise<WaitingLetter> =>
  queueLetter(tx, { kind: 'operator', delivery }, sql<Date>`now()`)

type News = { report: number; event: number; except?: number | null; only?: number | null; receipt?: boolean }

/**
 * Tells each follower of a report, and of the reports merged into it: at once when nothing has been told
 * for ten minutes, else in one letter with what more happens until then. A receipt starts no such wait. Returns
 * who is told.
 */
export async function tellFollowers(
  tx: Db,
  { report, event, except, only, receipt }: News,
): Promise<number[]> {
  const followers = await followersOf(tx, report)
  const told = followers.filter((one) => one.person !== except && (only == null || one.person === only))
  for (const follower of told) {
    const letter = (await waitingLetter(tx, follower)) ?? (await newsLetter(tx, follower))
    await tx.insertInto('letter_news').values({ letter: letter.id, event, report }).execute()
    if (!receipt) await startWaiting(tx, follower, letter)
  }
  return told.map(({ person }) => person)
}

type Follower = {
  report: number
  person: number
  municipality: string
  language: Language
  last_letter_at: Date | null
}

/** Locked in order, so that two changes at once join their letters instead of doubling them. */
async function followersOf(tx: Db, report: number): Promise<Follower[]> {
  const mergedIntoIt = tx
    .selectFrom('cases')
    .select('report')
    .where('main_report', '=', report)
    .where('is_present', '=', true)
  const rows = await tx
    .selectFrom('followers')
    .select(['report', 'person', 'municipality', 'language', 'last_letter_at'])
    .where('stopped_at', 'is', null)
    .where((where) => where.or([where('report', '=', report), where('report', 'in', mergedIntoIt)]))
    .orderBy('person')
    .orderBy('report')
    .forUpdate()
    .execute()
  return rows.filter((one, place) => rows[place - 1]?.person !== one.person)
}

export type WaitingLetter = { id: string; next_at: Date }

const waitingLetter = (tx: Db, { report, person }: Follower): Promise<WaitingLetter | undefined> =>
  tx
    .selectFrom('letters')
    .select(['id', 'next_at'])
    .where('report', '=', report)
    .where('person', '=', person)
    .where('kind', '=', 'news')
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .forUpdate()
    .executeTakeFirst()

const newsLetter = (tx: Db, { last_letter_at, ...follower }: Follower): Promise<WaitingLetter> =>
  queueLetter(
    tx,
    { kind: 'news', ...follower },
    sql<Date>`greatest(now(), coalesce(${last_letter_at}::timestamptz, '-infinity') + make_interval(secs => ${terms.joinNews / 1000}))`,
  )

async function startWaiting(tx: Db, { report, person }: Follower, letter: WaitingLetter): Promise<void> {
  await tx
    .updateTable('followers')
    .set({ last_letter_at: letter.next_at })
    .where('report', '=', report)
    .where('person', '=', person)
    .execute()
}

type NewLetter = Omit<Insertable<Letters>, 'id' | 'trace' | 'state' | 'next_at'>

/** Puts a letter in the queue, to leave when it is due. */
export async function queueLetter(tx: Db, letter: NewLetter, due: RawBuilder<Date>): Promise<WaitingLetter> {
  const queued = await tx
    .insertInto('letters')
    .values({ id: randomUUID(), trace: currentTrace(), next_at: due, ...letter })
    .returning(['id', 'next_at'])
    .executeTakeFirstOrThrow()
  await wakeWorker(tx)
  return queued
}
