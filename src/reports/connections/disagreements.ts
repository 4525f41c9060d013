import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { CaseState, DisagreementEnd, DisagreementKind } from '#database/schema.ts'

/** Something that a body's system and we say differently of a case. */
export type Disagreement = {
  id: number
  kind: DisagreementKind
  externalId: string
  caseId: number | null
  report: number | null
  ourState: CaseState | null
  theirAct: string | null
  theirState: string | null
  theirUpdatedAt: Date | null
  foundAt: Date
}

/** Those nobody has settled, the oldest first. */
export const openDisagreements = (db: Db, connection: string, limit: number): Promise<Disagreement[]> =>
  disagreements(db, connection).orderBy('id').limit(limit).execute()

export const disagreementById = (db: Db, connection: string, id: number): Promise<Disagreement | undefined> =>
  disagreements(db, connection).where('id', '=', id).executeTakeFirst()

const disagreements = (db: Db, connection: string) =>
  db
    .selectFrom('disagreements')
    .select(['id', 'kind', 'external_id as externalId', 'case_id as caseId', 'report'])
    .select(['our_state as ourState', 'their_act as theirAct', 'their_state as theirState'])
    .select(['their_updated_at as theirUpdatedAt', 'found_at as foundAt'])
    .where('connection', '=', connection)
    .where('ended_at', 'is', null)

export const endDisagreement = (tx: Db, id: number, as: DisagreementEnd): Promise<unknown> =>
  tx
    .updateTable('disagreements')
    .set({ ended_at: sql<Date>`now()`, ended_as: as })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
