import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

const longestWord = 200

/** Notes that a system has used words for how a case stands that no table of its connection knows. */
export async function noteUnmapped(tx: Db, connection: string, words: readonly string[]): Promise<void> {
  const seen = [...new Set(words.map((word) => word.slice(0, longestWord)))]
  if (seen.length === 0) return
  await tx
    .insertInto('unmapped_states')
    .values(seen.map((word) => ({ connection, word })))
    .onConflict((conflict) =>
      conflict.columns(['connection', 'word']).doUpdateSet({
        times: sql<number>`unmapped_states.times + 1`,
        last_seen_at: sql<Date>`now()`,
      }),
    )
    .execute()
}

/** The words that wait for somebody to say what they mean, the latest first. */
export const unmappedStates = (db: Db, connection: string, limit: number): Promise<{ word: string }[]> =>
  db
    .selectFrom('unmapped_states')
    .select('word')
    .where('connection', '=', connection)
    .orderBy('last_seen_at', 'desc')
    .limit(limit)
    .execute()

/** They stand in a table now. */
export async function forgetUnmapped(tx: Db, connection: string, words: readonly string[]): Promise<void> {
  if (words.length === 0) return
  await tx
    .deleteFrom('unmapped_states')
    .where('connection', '=', connection)
    .where('word', 'in', words)
    .execute()
}
