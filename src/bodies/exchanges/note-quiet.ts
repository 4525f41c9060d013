import type { Db } from '#database/database.ts'

/** Of exchanges in which nothing new was told: what was answered well is soon forgotten. */
export async function noteQuiet(tx: Db, exchanges: readonly number[]): Promise<void> {
  if (exchanges.length === 0) return
  await tx
    .updateTable('exchanges')
    .set({ is_quiet: true })
    .where('id', 'in', exchanges)
    .where('problem', 'is', null)
    .where((where) => where.or([where('status', '=', 200), where('status', 'is', null)]))
    .execute()
}
