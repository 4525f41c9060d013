import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { lockForm } from '../lock-form.ts'

/** Takes a photo away again while nobody has confirmed what it belongs to; its files follow. False: it was not there. */
export function removePhoto(db: Db, { id, form }: { id: string; form: string }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockForm(tx, form)
    const removed = await tx
      .deleteFrom('photos')
      .where('id', '=', id)
      .where('form', '=', form)
      .where('report', 'is', null)
      .returning('id')
      .executeTakeFirst()
    return removed !== undefined
  })
}
