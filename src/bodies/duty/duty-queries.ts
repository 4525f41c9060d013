import type { Db } from '#database/database.ts'
import { storedHours } from '../exceptions/ground-schema.ts'
import type { DutyNumber } from './duty-number.ts'

/** Every body's duty numbers, in the order they are tried. */
export async function currentDutyNumbers(db: Db): Promise<DutyNumber[]> {
  const rows = await db
    .selectFrom('duty_numbers')
    .select(['body', 'telephone', 'sv', 'en', 'categories', 'hours'])
    .orderBy('body')
    .orderBy('position')
    .execute()
  return rows.map(({ hours, ...told }) => ({ ...told, hours: storedHours.parse(hours) }))
}
