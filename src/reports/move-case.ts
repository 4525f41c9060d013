import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { queueDelivery } from './deliveries/queue-delivery.ts'
import { tellFollowers } from './letters/queue-letter.ts'
import { type Doer, type LockedCase, lockCase, nextState } from './lock-case.ts'
import { checkMainReport, oneMergeAtATime } from './main-report.ts'
import { tellSenderOfFirst } from './passing/tell-sender.ts'
import { pausedUntil } from './paused-until.ts'
import { recordEvent } from './record-event.ts'
import type { CaseState } from './report.ts'
import type { Act } from './states.ts'
import { askOfFix } from './verdicts/ask-of-fix.ts'
import { writeEntry } from './write-entry.ts'

/** Handing over and returning open a case elsewhere: see hand-over.ts. */
export type CaseMove = Exclude<Act, 'hand_over' | 'return'>

export type Moving = {
  caseId: number
  act: CaseMove
  by: Doer
  /** What is said with it. Required by `decline` and `ask`; the doors see to that. */
  words?: string
  /** What was said already, for everybody, in the same transaction: instead of `words`. */
  entry?: number | null
  /** For `plan`: the day, as 2026-11-23. */
  plannedFor?: string
  /** For `mark_duplicate`: the number of the report that goes on. */
  mainReport?: number
}

/** Moves a case by one act of the table in states.ts; refuses with `MoveRefused` what the table does. */
export function moveCase(
  db: Db,
  { caseId, act, by, words, entry: said, plannedFor, mainReport }: Moving,
): Promise<CaseState> {
  return inTransaction(db, async (tx) => {
    if (act === 'mark_duplicate') await oneMergeAtATime(tx)
    const held = await lockCase(tx, caseId)
    const to = nextState(held, act, by)
    const main =
      act === 'mark_duplicate' ? await checkMainReport(tx, held, { main: mainReport, by: by.actor }) : null
    await setState(tx, held, { act, to, by, plannedFor: plannedFor ?? null, main })
    const entry = words ? await writeEntry(tx, held, by, audienceOf(by), words) : (said ?? null)
    const event = await recordEvent(tx, {
      ...eventOf(held, by),
      act,
      from_state: held.state,
      to_state: to,
      entry,
      facts: { ...plannedFacts(held, act, plannedFor), ...(main ? { main_report: main } : {}) },
    })
    if (act === 'lapse') await tellReporter(tx, held, event)
    else if (act !== 'supply') {
      const asks = act === 'ask' || act === 'fix' ? held.reporter : null
      const people = await tellFollowers(tx, {
        ...{ report: held.report, event, except: by.person ?? null, asks },
      })
      if (act === 'fix') await askOfFix(tx, held, { fix: event, people })
    }
    const told = by.actor === 'reporter' || by.actor === 'clock' ? toldToHolder[act] : undefined
    if (told) await queueDelivery(tx, held, told, entry)
    if (takesOn(act, by)) await tellSenderOfFirst(tx, held, entry)
    return to
  })
}

type Change = { act: CaseMove; to: CaseState; by: Doer; plannedFor: string | null; main: number | null }

async function setState(tx: Db, held: LockedCase, { act, to, by, plannedFor, main }: Change): Promise<void> {
  await tx
    .updateTable('cases')
    .set({
      state: to,
      state_since: by.at ?? sql<Date>`clock_timestamp()`,
      // An undone act can't be undone again: there is nothing known before it.
      state_before: act === 'undo' ? null : held.state,
      moved_by: by.actor,
      asked_in: act === 'ask' ? held.state : held.asked_in,
      planned_for: await plannedAfter(tx, held, act, plannedFor),
      paused_seconds: pausedUntil(by.at),
      main_report: main,
    })
    .$if(act === 'reopen', (update) => update.set((column) => ({ reopened: column('reopened', '+', 1) })))
    .where('id', '=', held.id)
    .execute()
}

/** The day stays with a case that leaves `planned`: an undo, an answer or the end of a merge may lead back. */
async function plannedAfter(
  tx: Db,
  held: LockedCase,
  act: CaseMove,
  plannedFor: string | null,
): Promise<string | null> {
  if (act === 'plan') return plannedFor ?? (held.state === 'planned' ? held.planned_for : null)
  if (act !== 'undo' || held.state !== 'planned') return held.planned_for
  const plan = await tx
    .selectFrom('events')
    .select(sql<string | null>`facts->>'planned_before'`.as('before'))
    .where('report', '=', held.report)
    .where('case_id', '=', held.id)
    .where('act', '=', 'plan')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return plan?.before ?? null
}

/** What a body says with an act is for everyone; what a reporter says with one is for the body. */
const audienceOf = (by: Doer) => (by.actor === 'reporter' ? 'message' : 'update')

const plannedFacts = (held: LockedCase, act: CaseMove, plannedFor: string | undefined) => ({
  ...(act === 'plan' && plannedFor ? { planned_for: plannedFor } : {}),
  ...(act === 'plan' && held.planned_for ? { planned_before: held.planned_for } : {}),
})

/** What an event on a case says of where it happened and who did it. */
export const eventOf = (held: LockedCase, by: Doer) => ({
  door: by.door,
  actor: by.actor,
  person: by.person ?? null,
  body: by.body ?? null,
  link: by.link ?? null,
  report: held.report,
  municipality: held.municipality,
  case_id: held.id,
  holder: held.holder,
  ...(by.at && { occurred_at: by.at }),
})

/** What a reporter does to a report, or has not done in time, goes on to whoever holds it. */
const toldToHolder: Partial<Record<CaseMove, 'withdrawal' | 'reopening' | 'message' | 'lapse'>> = {
  withdraw: 'withdrawal',
  reopen: 'reopening',
  supply: 'message',
  lapse: 'lapse',
}

/** Who does something with a case has it; that it was received is all that others may say for them. */
const takesOn = (act: CaseMove, { actor }: Doer): boolean =>
  act === 'receive' || actor === 'body' || actor === 'contractor' || actor === 'case_system'

/** That a question has waited in vain is between its holder and the reporter. */
async function tellReporter(tx: Db, { report, reporter }: LockedCase, event: number): Promise<void> {
  if (reporter !== null) await tellFollowers(tx, { report, event, only: reporter })
}
