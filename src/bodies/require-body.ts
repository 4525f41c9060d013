import type { Db } from '#database/database.ts'
import { Refused } from '../errors.ts'

/** An operator's file is for a body that is there. */
export async function requireBody(tx: Db, code: string): Promise<void> {
  const found = await tx.selectFrom('bodies').select('code').where('code', '=', code).executeTakeFirst()
  if (!found) throw new Refused(`"${code}" is no code of a body.`)
}
