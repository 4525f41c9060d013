import type { Db } from '#database/database.ts'
import type { Watched, WatchToSave } from './watch.ts'

/** Stores what is to be watched, or what its form says now. */
export async function storeWatch(
  tx: Db,
  { id, watched, groups, ...rest }: WatchToSave & { email: string | null },
): Promise<void> {
  const row = { ...rest, ...columnsOf(watched), groups: [...groups] }
  await tx
    .insertInto('watches')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

function columnsOf(watched: Watched) {
  if (watched.subject !== 'circle') return { ...watched, lat: null, lon: null, metres: null, place_words: '' }
  const { subject, point, metres, words } = watched
  return { subject, ...point, metres, place_words: words, body: null }
}
