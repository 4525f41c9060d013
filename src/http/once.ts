import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { Fields } from './form.ts'

/**
 * Does the work of a posted form once, however often it is pressed. A form carries the key it was shown
 * with; the same key with the same words is the same press, and waits for the first in its transaction.
 * Other words from the same form (gone back to, written anew) are done, and so is one without a key; a
 * refused one may be sent again.
 */
export async function once(db: Db, fields: Fields, work: (tx: Db) => Promise<unknown>): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (fields['key'] && !(await isFirst(tx, fields))) return
    await work(tx)
  })
}

async function isFirst(tx: Db, fields: Fields): Promise<boolean> {
  const taken = await tx
    .insertInto('posted_forms')
    .values({ fingerprint: fingerprintOf(fields) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('fingerprint')
    .executeTakeFirst()
  return taken !== undefined
}

const fingerprintOf = (fields: Fields): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(fields).sort()))
    .digest()

/** Nobody presses the same form again days later. */
export async function forgetPostedForms(db: Db): Promise<void> {
  await db.deleteFrom('posted_forms').where('posted_at', '<', sql<Date>`now() - interval '7 days'`).execute()
}
