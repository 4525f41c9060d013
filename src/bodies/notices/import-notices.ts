import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { requireBody } from '../require-body.ts'
import { retireOthers } from '../retire-others.ts'
import { soundRows } from '../sound-rows.ts'
import { readNotices, type WrittenNotice } from './read-notices.ts'

type File = { body: string; json: string }

/** Makes a file's notices the body's own: known ones are changed, what the file lacks is retired. All or nothing. */
export async function importNotices(
  db: Db,
  { body, json }: File,
): Promise<{ imported: number; retired: number }> {
  const notices = soundRows(readNotices(json))
  return inTransaction(db, async (tx) => {
    await requireBody(tx, body)
    for (const notice of notices) await store(tx, body, notice)
    const kept = notices.map(({ code }) => code)
    return { imported: notices.length, retired: await retireOthers(tx, 'service_notices', { body, kept }) }
  })
}

async function store(tx: Db, body: string, notice: WrittenNotice): Promise<void> {
  const { code, beginsAt, endsAt, expectedEnd, shape, hours, categories, ...told } = notice
  const row = {
    ...told,
    categories: [...categories],
    hours: hours && JSON.stringify(hours),
    begins_at: beginsAt,
    ends_at: endsAt,
    expected_end: expectedEnd,
    geometry: shape && JSON.stringify(shape.geometry),
    metres: shape?.metres ?? 0,
    imported_at: new Date(),
    retired_at: null,
  }
  await tx
    .insertInto('service_notices')
    .values({ body, code, ...row })
    .onConflict((conflict) => conflict.columns(['body', 'code']).doUpdateSet(row))
    .execute()
}
