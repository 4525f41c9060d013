import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { HeldCase } from '../report.ts'

type Sent = { delivery: string; caseId: number; connection: string }

/**
 * What is known of a delivery beside what it tells: what the far side calls its case, and its place among all. Of what
 * begins a case there once more nothing is known: who asks for that doubts that the far side still has it.
 */
export async function knownOf(db: Db, { delivery, caseId, connection }: Sent) {
  const [externalId, remembered, { sequence, kind, again_at }] = await Promise.all([
    externalIdOf(db, caseId, connection),
    rememberedOf(db, caseId, connection),
    db
      .selectFrom('deliveries')
      .select(['sequence', 'kind', 'again_at'])
      .where('id', '=', delivery)
      .executeTakeFirstOrThrow(),
  ])
  const beginsAgain = again_at !== null && (kind === 'report' || kind === 'hand_over')
  return {
    ...(beginsAgain ? { externalId: null, remembered: null } : { externalId, remembered }),
    ...(sequence !== null && { sequence }),
  }
}

/** What the far side's latest answer has asked to be remembered of the case. */
async function rememberedOf(db: Db, caseId: number, connection: string): Promise<string | null> {
  const latest = await db
    .selectFrom('deliveries')
    .select('remembered')
    .where('case_id', '=', caseId)
    .where('receiver', '=', connection)
    .where('remembered', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return latest?.remembered ?? null
}

/** What it said first; null until it has. */
async function externalIdOf(db: Db, caseId: number, connection: string): Promise<string | null> {
  const first = await db
    .selectFrom('external_ids')
    .select('external_id')
    .where('case_id', '=', caseId)
    .where('connection', '=', connection)
    .orderBy('told_at')
    .limit(1)
    .executeTakeFirst()
  return first?.external_id ?? null
}

/** Which case of ours the far side means; its latest, where it was handed away and came back. */
export async function caseByExternalId(
  db: Db,
  connection: string,
  externalId: string,
): Promise<{ caseId: number; report: number } | undefined> {
  return db
    .selectFrom('external_ids')
    .select(['case_id as caseId', 'report'])
    .where('connection', '=', connection)
    .where('external_id', '=', externalId)
    .orderBy('case_id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type Told = Pick<HeldCase, 'id' | 'report' | 'municipality' | 'holder'>

/**
 * Keeps what the far side calls a case. Told once more it stays as it was; another is kept beside it: a double there. What it
 * has said of a case before we had heard the name is looked at again at once.
 */
export async function keepExternalId(tx: Db, held: Told, connection: string, externalId: string) {
  const { id: case_id, report, municipality, holder } = held
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('external_ids')
    .values({ connection, external_id: externalId, case_id, report, municipality, holder })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return
  // What is just being acted on is passed over: whoever holds it may wait for what is held here.
  await sql`
    update pushes set next_at = now() where id in (
      select id from pushes
       where connection = ${connection} and state = 'waiting' and awaits <> '{}' and ${externalId} = any(awaits)
         for no key update skip locked)`.execute(tx)
}

/** The far side has lost it: what it makes of the case anew is what counts. */
export const forgetExternalId = (tx: Db, connection: string, externalId: string): Promise<unknown> =>
  tx
    .deleteFrom('external_ids')
    .where('connection', '=', connection)
    .where('external_id', '=', externalId)
    .execute()

/** Of what was sent once more: what the far side calls it now is what counts, and nothing that it has called it before. */
export async function renewExternalId(tx: Db, held: Told, connection: string, externalId: string) {
  await tx
    .deleteFrom('external_ids')
    .where('connection', '=', connection)
    .where('case_id', '=', held.id)
    .where('external_id', '<>', externalId)
    .execute()
  await keepExternalId(tx, held, connection, externalId)
}
