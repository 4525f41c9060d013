import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { RemarkEnd } from './remark.ts'

/** Notes how a remark ended. Returns whether it was open until now: what is settled stays as it was settled. */
export async function settleRemark(db: Db, id: string, as: RemarkEnd): Promise<boolean> {
  const settled = await db
    .updateTable('remarks')
    .set({ settled_at: sql<Date>`now()`, settled_as: as })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return settled !== undefined
}
