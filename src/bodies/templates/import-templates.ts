import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { requireBody } from '../require-body.ts'
import { soundRows } from '../sound-rows.ts'
import { readTemplates } from './read-templates.ts'

/** Makes a file's templates the body's own, in its order, in place of those it had. All or nothing. */
export async function importTemplates(
  db: Db,
  { body, json }: { body: string; json: string },
): Promise<{ imported: number }> {
  const rows = soundRows(readTemplates(json)).map((template, position) => ({ ...template, body, position }))
  await inTransaction(db, async (tx) => {
    await requireBody(tx, body)
    await tx.deleteFrom('response_templates').where('body', '=', body).execute()
    if (rows.length > 0) await tx.insertInto('response_templates').values(rows).execute()
  })
  return { imported: rows.length }
}
