import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

type Counted = { news: readonly unknown[]; cases: readonly unknown[] }

/** Counts what a system has told while its connection is under test; in use it would have been taken. */
export async function noteTested(tx: Db, connection: string, { news, cases }: Counted): Promise<void> {
  if (news.length + cases.length === 0) return
  await sql`update connections
      set tested_news = tested_news + ${news.length}::int, tested_cases = tested_cases + ${cases.length}::int,
          tested_at = now()
    where id = ${connection}`.execute(tx)
}
