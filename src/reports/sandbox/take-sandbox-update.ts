import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { NotFound } from '../../errors.ts'
import { MoveRefused } from '../lock-case.ts'
import { nationalInbox } from '../passing/way.ts'
import { publishedByBody } from '../publish-text.ts'
import { type CaseState, decide } from '../states.ts'
import type { TakenUpdate, ToldUpdate } from '../told/take-update.ts'

type ToldInSandbox = Pick<ToldUpdate, 'caller' | 'report' | 'updateId' | 'act' | 'at' | 'words'>

/**
 * Moves a report of the sandbox as `takeUpdate` moves a case: by the table of moves, never back by what is late, told
 * once. It is its caller's own; what has been given back is nobody's. Nobody is told.
 */
export function takeSandboxUpdate(db: Db, told: ToldInSandbox): Promise<TakenUpdate> {
  return inTransaction(db, async (tx) => {
    const held = await lockReport(tx, told)
    if (await isTold(tx, told)) return { first: false }
    if (held.is_returned) throw new NotFound('given back')
    const to = told.act && (await isTimely(tx, held, told)) ? stateAfter(held.state, told.act) : null
    if (to !== null && (told.act === 'decline' || told.act === 'return') && told.words === '')
      throw new MoveRefused('no_reason')
    await tx
      .insertInto('sandbox_updates')
      .values({
        ...{ report: told.report, update_id: told.updateId, said_at: told.at, moved: to !== null },
        ...{ from_state: held.state, to_state: to, words: publishedByBody(told.words) || null },
        act: to !== null ? told.act : told.words !== '' ? 'answer' : null,
      })
      .execute()
    if (to !== null || told.words !== '') await move(tx, told.report, to)
    return { first: true }
  })
}

type Held = { state: CaseState; state_since: Date; is_returned: boolean }

async function lockReport(tx: Db, { caller, report }: ToldInSandbox): Promise<Held> {
  const held = await tx
    .selectFrom('sandbox_reports')
    .select(['state', 'state_since', 'is_returned'])
    .where('number', '=', report)
    .where('caller', '=', caller)
    .where('confirmed_at', '<=', sql<Date>`now()`)
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw new NotFound('no report of this caller')
  return held
}

async function isTold(tx: Db, { report, updateId }: ToldInSandbox): Promise<boolean> {
  const found = await tx
    .selectFrom('sandbox_updates')
    .select('id')
    .where('report', '=', report)
    .where('update_id', '=', updateId)
    .executeTakeFirst()
  return found !== undefined
}

/** Against what was told before that moved it: nobody else moves it. */
async function isTimely(tx: Db, { state, state_since }: Held, { report, at }: ToldInSandbox) {
  const { last } = await tx
    .selectFrom('sandbox_updates')
    .select((row) => row.fn.max('said_at').as('last'))
    .where('report', '=', report)
    .where('moved', '=', true)
    .executeTakeFirstOrThrow()
  return last ? at >= last : state === 'new' || at >= state_since
}

/** What a move leads to; null where it leads nowhere. No act of a case system leads to how it was before. */
function stateAfter(state: CaseState, act: NonNullable<ToldInSandbox['act']>): CaseState | null {
  const move = decide(state, act, 'case_system')
  return move.allowed && move.to !== 'before' && move.to !== 'asked_in' ? move.to : null
}

/** Given back, it is new at the national inbox. */
const move = (tx: Db, report: number, to: CaseState | null) =>
  tx
    .updateTable('sandbox_reports')
    .set({
      changed_at: sql<Date>`greatest(changed_at + interval '1 microsecond', clock_timestamp())`,
      ...(to !== null && { state: to === 'handed_over' ? 'new' : to, state_since: sql<Date>`now()` }),
      ...(to === 'handed_over' && { is_returned: true, holder: nationalInbox }),
    })
    .where('number', '=', report)
    .execute()
