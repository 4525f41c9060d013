import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { backOffMs, leaseInMs } from '#database/lease.ts'
import { inTransaction } from '#database/transaction.ts'

export type TakenLetter = { id: string; attempt: number; trace: string | null }
export type LetterEnded = {
  letter: string
  attempt: number
  outcome: 'sent' | 'later' | 'unknown' | 'refused' | 'dropped'
  answer: string
}

/**
 * Takes letters that are due, under a lease, the urgent ones first. From then on no more news joins them: who queues
 * news locks the waiting letter first, so a letter is either still waiting or already gone, never both.
 */
export function takeLetters(db: Db, limit: number): Promise<TakenLetter[]> {
  return inTransaction(db, async (tx) => {
    const urgent = await takeSome(tx, true, limit)
    const left = limit - urgent.length
    return left > 0 ? [...urgent, ...(await takeSome(tx, false, left))] : urgent
  })
}

/** A letter under way keeps the time it was due at, so that one bound on it finds what waits and what was left behind. */
async function takeSome(tx: Db, urgent: boolean, limit: number): Promise<TakenLetter[]> {
  const { rows } = await sql<TakenLetter>`
    with taken as materialized (
       select id from letters
        where urgent = ${urgent} and next_at <= now() and state in ('queued', 'sending', 'unknown')
          and (state <> 'sending' or leased_until < now())
        order by next_at limit ${limit} for update skip locked)
    update letters set state = 'sending', attempts = attempts + 1,
           first_taken_at = coalesce(first_taken_at, now()),
           leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
      from taken where letters.id = taken.id
    returning letters.id, attempts as attempt, trace`.execute(tx)
  return rows
}

/** A letter nobody can take any more (no such mailbox) rests; the rest is tried for some days. */
const attemptsAtMost = 150

/** Records how a letter went; only for who still holds its lease. */
export async function recordLetter(db: Db, { letter, attempt, outcome, answer }: LetterEnded): Promise<void> {
  const done = outcome === 'sent' || outcome === 'dropped'
  const failed = outcome === 'refused' || (!done && attempt >= attemptsAtMost)
  await db
    .updateTable('letters')
    .set({
      state: done ? outcome : failed ? 'failed' : outcome === 'unknown' ? 'unknown' : 'queued',
      // Servers name the mailbox they refuse: of an address that is not to be kept, their code alone is.
      answer: sql`case when address is null then ${answer} else substring(${answer} from '^\\d{3}') end`,
      leased_until: null,
      next_at: sql`now() + make_interval(secs => ${backOffMs(attempt) / 1000})`,
      ...((done || failed) && { address: null }),
      sent_at: outcome === 'sent' ? sql<Date>`clock_timestamp()` : null,
    })
    .where('id', '=', letter)
    .where('state', '=', 'sending')
    .where('attempts', '=', attempt)
    .execute()
}
