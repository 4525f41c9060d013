import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { forgetExternalId } from '../deliveries/external-ids.ts'
import { groupOf } from '../states.ts'
import { systemActOf } from '../told/system-acts.ts'
import { takeNews } from '../told/take-news.ts'
import type { SystemAct } from '../told/take-update.ts'
import { agrees } from './compare-cases.ts'
import { type Disagreement, disagreementById, endDisagreement } from './disagreements.ts'
import { type AskedBy, sendAgain } from './send-again.ts'

export type Choice = 'theirs' | 'ours' | 'left'
type Settling = { connection: string; id: number; choice: Choice; by: AskedBy }

/** It can't be made so: a case here does not go from its state to theirs, or nothing of it is known here. */
export class NotPossible extends Conflict {
  override name = 'NotPossible'
}

/** Settles one thing that both sides say differently: by taking theirs, by sending ours again, or by leaving it so. */
export function settleDisagreement(db: Db, { connection, id, choice, by }: Settling): Promise<void> {
  return inTransaction(db, async (tx) => {
    const found = await disagreementById(tx, connection, id)
    if (!found) throw new NotFound('no such disagreement is open')
    if (choice === 'theirs') await takeTheirs(tx, connection, found)
    if (choice === 'ours') await sendOurs(tx, connection, found, by)
    await endDisagreement(tx, id, choice)
  })
}

async function sendOurs(
  tx: Db,
  connection: string,
  { kind, caseId, externalId }: Disagreement,
  by: AskedBy,
): Promise<void> {
  // A case that they have is not begun once more: who does not know our ids would have it twice.
  const again = caseId === null ? null : kind === 'not_there' ? { caseId } : { toldOf: caseId }
  if (again === null || (await sendAgain(tx, connection, again, by)) === 0)
    throw new NotPossible('nothing of it has gone through this connection')
  if (kind === 'not_there') await forgetExternalId(tx, connection, externalId)
}

/** As if they told it now. What was mended here and is under way there is opened again first. */
async function takeTheirs(tx: Db, connection: string, found: Disagreement): Promise<void> {
  const { id, externalId, report, theirAct, theirState, ourState } = found
  const teller = await tellerOf(tx, connection)
  const take = (act: SystemAct | null, piece: string) =>
    takeNews(tx, teller, {
      ...{ externalId, number: report, updateId: `compared-${id}-${piece}`, at: new Date() },
      ...{ act, theirState, words: '', note: '', plannedFor: null, photos: [] },
    })
  const act = systemActOf(theirAct)
  const isOver = ourState !== null && groupOf[ourState] !== 'open'
  if (isOver && act !== null && act !== 'fix' && act !== 'decline') await take('reopen', 'reopen')
  const taken = await take(act, 'state')
  const isTaken = taken === 'taken' || taken === 'known'
  if (!isTaken || (act !== null && !(await standsSo(tx, connection, externalId, act))))
    throw new NotPossible(`a case does not go from ${ourState} by ${theirAct}`)
}

async function standsSo(tx: Db, connection: string, externalId: string, act: SystemAct): Promise<boolean> {
  const { state } = await tx
    .selectFrom('external_ids')
    .innerJoin('cases', 'cases.id', 'external_ids.case_id')
    .select('cases.state')
    .where('external_ids.connection', '=', connection)
    .where('external_id', '=', externalId)
    .orderBy('cases.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return agrees(act, state)
}

async function tellerOf(tx: Db, connection: string) {
  const { body, caller } = await tx
    .selectFrom('connections')
    .select((row) => [row.ref('body').$notNull().as('body'), row.ref('caller').$notNull().as('caller')])
    .where('id', '=', connection)
    .executeTakeFirstOrThrow()
  return { connection, body, caller }
}
