import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

/** Whether the link to a case was asked for just now: nobody can fill a mailbox with it. */
export async function linkWasMailed(tx: Db, caseId: number): Promise<boolean> {
  const recent = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'link')
    .where('created_at', '>', sql<Date>`now() - interval '10 minutes'`)
    .limit(1)
    .executeTakeFirst()
  return recent !== undefined
}
