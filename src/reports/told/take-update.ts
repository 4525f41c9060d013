import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotFound } from '../../errors.ts'
import { answerReporter } from '../answer-reporter.ts'
import { type Doer, type LockedCase, lockCase, MoveRefused } from '../lock-case.ts'
import { moveCase } from '../move-case.ts'
import { returnCase } from '../passing/return-case.ts'
import { decide } from '../states.ts'
import { writeEntry } from '../write-entry.ts'
import { writeNote } from '../write-note.ts'

/** What a case system's word for how it stands does to a case here. */
export type SystemAct = 'receive' | 'investigate' | 'plan' | 'start' | 'fix' | 'decline' | 'return' | 'reopen'

/** What the case system of whoever holds a report tells of it. */
export type ToldUpdate = {
  caller: number
  body: string
  report: number
  /** The case system's own name for it: told once more, it is the same. */
  updateId: string
  /** It tells of all of the case: where it says what the last update did, nothing is new. */
  isWhole?: boolean
  /** Null: nothing of how it stands. */
  act: SystemAct | null
  /** When it was so. */
  at: Date
  words: string
  /** Through which door; by Open311 unless said. */
  door?: 'open311' | 'case_system'
  /** For its holder alone. */
  note?: string
  /** For `plan`: the day, as 2026-11-23. */
  plannedFor?: string | null
  /** Addresses of pictures that show it, to be fetched. */
  pictures?: readonly string[]
}
export type TakenUpdate = { first: boolean }

/**
 * Moves a case as its holder's case system says, and answers everybody with its words. What is older than what the case
 * was moved by, or is so already, is words and no more: nothing late rolls a state back. What nobody holds here is not
 * there; that nothing is done, or is given back, needs its reason (`MoveRefused`).
 */
export function takeUpdate(db: Db, told: ToldUpdate): Promise<TakenUpdate> {
  return inTransaction(db, async (tx) => {
    // Before the case is asked for: it may be somebody else's by now, because of this very update.
    if (await isTold(tx, told)) return { first: false }
    const held = await lockHeld(tx, told)
    const isRepeat = told.isWhole === true && (await lastSaid(tx, held, told)) === sumOf(told)
    if (!(await isNew(tx, held, told)) || isRepeat) return { first: false }
    const by: Doer = { actor: 'case_system', door: told.door ?? 'open311', body: told.body }
    const act = told.act && (await isTimely(tx, held, told)) && mayNow(held, told.act) ? told.act : null
    if ((act === 'decline' || act === 'return') && told.words === '') throw new MoveRefused('no_reason')
    // A case that goes away takes what is noted on it along.
    if (told.note) await writeNote(tx, { caseId: held.id, by, words: told.note })
    await say(tx, held, { by, act, told })
    if (act) await noteMove(tx, told)
    return { first: true }
  })
}

type Saying = { by: Doer; act: SystemAct | null; told: ToldUpdate }

/** What is said with a move is said once, with its pictures. */
async function say(tx: Db, held: Held, { by, act, told }: Saying): Promise<void> {
  const { words, pictures = [], plannedFor } = told
  const caseId = held.id
  if (act === 'return') return void (await returnCase(tx, { caseId, by, ...(words && { words }) }))
  const entry = pictures.length > 0 ? await writeEntry(tx, held, by, 'update', words) : null
  if (entry !== null) await rememberPictures(tx, entry, told)
  if (act)
    await moveCase(tx, {
      ...{ caseId, act, by, entry },
      ...(entry === null && words && { words }),
      ...(act === 'plan' && plannedFor && { plannedFor }),
    })
  else if (entry !== null || words !== '')
    await answerReporter(tx, { caseId, by, audience: 'update', words, entry })
}

const rememberPictures = (tx: Db, entry: number, { caller, pictures = [] }: ToldUpdate) =>
  tx
    .insertInto('media')
    .values(pictures.map((url) => ({ entry, url, caller })))
    .execute()

type Held = LockedCase & { state_since: Date; reopened: number }

async function lockHeld(tx: Db, { report, body }: ToldUpdate): Promise<Held> {
  const present = await tx
    .selectFrom('cases')
    .select('id')
    .where('report', '=', report)
    .where('is_present', '=', true)
    .executeTakeFirst()
  const held = present && (await lockCase(tx, present.id))
  if (!held?.is_present || held.holder !== body) throw new NotFound('no report that this body holds')
  const since = await tx
    .selectFrom('cases')
    .select(['state_since', 'reopened'])
    .where('id', '=', held.id)
    .executeTakeFirstOrThrow()
  return { ...held, ...since }
}

async function isTold(tx: Db, { report, caller, updateId }: ToldUpdate): Promise<boolean> {
  const found = await tx
    .selectFrom('told_updates')
    .select('update_id')
    .where('report', '=', report)
    .where('caller', '=', caller)
    .where('update_id', '=', updateId)
    .executeTakeFirst()
  return found !== undefined
}

/** What the same program's latest update of the case says, in the order we have taken them. */
async function lastSaid(tx: Db, held: Held, { report, caller }: ToldUpdate): Promise<string | null> {
  const last = await tx
    .selectFrom('told_updates')
    .select('says')
    .where('report', '=', report)
    .where('caller', '=', caller)
    .where('case_id', '=', held.id)
    .orderBy('told_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.says ?? null
}

const sumOf = ({ act, words, note = '', plannedFor = null, pictures = [] }: ToldUpdate): string =>
  createHash('sha256')
    .update(JSON.stringify([act, words, note, plannedFor, pictures]))
    .digest('base64url')

async function isNew(tx: Db, held: Held, told: ToldUpdate): Promise<boolean> {
  const { caller, report, updateId, at } = told
  const made = await tx
    .insertInto('told_updates')
    .values({
      ...{ caller, report, municipality: held.municipality, case_id: held.id },
      ...{ update_id: updateId, said_at: at, says: sumOf(told) },
      // Several are taken in one transaction.
      told_at: sql`clock_timestamp()`,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('update_id')
    .executeTakeFirst()
  return made !== undefined
}

/** Of what it has told itself the time it says counts; of what others have done, when it was done. */
async function isTimely(tx: Db, held: Held, { at }: ToldUpdate): Promise<boolean> {
  if (held.state === 'new' && held.reopened === 0) return true
  const { last } = await tx
    .selectFrom('told_updates')
    .select((row) => row.fn.max('said_at').as('last'))
    .where('report', '=', held.report)
    .where('case_id', '=', held.id)
    .where('moved', '=', true)
    .executeTakeFirstOrThrow()
  const isBySystem = held.moved_by === 'case_system'
  if (isBySystem && last) return at >= last
  // Its receipt alone has moved it, as of when we got it: its clock may be behind ours, or tell no more than minutes.
  if (isBySystem && held.reopened === 0) return true
  return at.getTime() >= Math.floor(held.state_since.getTime() / 1000) * 1000
}

const mayNow = ({ state }: Held, act: SystemAct): boolean => decide(state, act, 'case_system').allowed

const noteMove = (tx: Db, { report, caller, updateId }: ToldUpdate) =>
  tx
    .updateTable('told_updates')
    .set({ moved: true })
    .where('report', '=', report)
    .where('caller', '=', caller)
    .where('update_id', '=', updateId)
    .execute()
