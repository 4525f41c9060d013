import { z } from 'zod'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { categoriesField, hoursField, wordsField } from '../list-fields.ts'
import { readList } from '../read-list.ts'
import { requireBody } from '../require-body.ts'
import { soundRows } from '../sound-rows.ts'

const dutyNumber = z.strictObject({
  telephone: z.string().regex(/^\+?[\d][\d -]{3,20}\d$/, 'is no telephone number'),
  sv: wordsField(120),
  en: wordsField(120).nullish(),
  categories: categoriesField,
  hours: hoursField,
})

/** Makes a file's duty numbers the body's own, in place of those it had; the first that fits is shown. */
export async function importDutyNumbers(
  db: Db,
  { body, json }: { body: string; json: string },
): Promise<{ imported: number }> {
  const read = readList(json, { list: 'dutyNumbers', row: 'Duty number', schema: dutyNumber })
  const rows = soundRows(read).map(({ en, hours, ...told }, position) => ({
    ...told,
    body,
    position,
    en: en ?? null,
    hours: hours && JSON.stringify(hours),
  }))
  await inTransaction(db, async (tx) => {
    await requireBody(tx, body)
    await tx.deleteFrom('duty_numbers').where('body', '=', body).execute()
    if (rows.length > 0) await tx.insertInto('duty_numbers').values(rows).execute()
  })
  return { imported: rows.length }
}
