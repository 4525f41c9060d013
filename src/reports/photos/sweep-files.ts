import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'

const aDay = 86_400_000
const anHour = 3_600_000

/**
 * Removes what a process that died has left: files without a row, uploads that never ended, and photos sent with
 * a form that came to nothing. Only what is a day old: what is being kept now has its file before its row.
 */
export async function sweepFiles(db: Db, store: PhotoStore): Promise<number> {
  await db
    .deleteFrom('photos')
    .where('draft', 'is', null)
    .where('support', 'is', null)
    .where('report', 'is', null)
    .where('created_at', '<', sql<Date>`now() - interval '30 days'`)
    .execute()
  await removeUnfinished(store.incoming)
  let swept = 0
  for await (const { name, at } of store.list()) {
    if (at.getTime() > Date.now() - aDay || (await hasRow(db, name))) continue
    await store.remove(name)
    swept += 1
  }
  return swept
}

const hasRow = async (db: Db, name: string): Promise<boolean> =>
  (await db.selectFrom('photos').select('id').where('address', '=', name.slice(0, 32)).executeTakeFirst()) !==
  undefined

async function removeUnfinished(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => null)
    if (found && found.mtimeMs < Date.now() - anHour) await rm(path, { force: true })
  }
}
