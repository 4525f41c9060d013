import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

export type KnownWord = {
  typed: string
  stem: string
  /** How many public reports had it when they were last counted; one, where the first has come since. */
  reports: number
  /** Some word of a report begins with it: somebody may still be typing. */
  begins: boolean
}

/** Whether any report has it. Kept in one piece: to find one, a limit alone has all reports read from the first on. */
const lookedUp = sql`
  with found as materialized (
    select from report_texts where version = 'published' and terms @@ quote_literal(stem)::tsquery)
  select 1 from found limit 1`

/** The stems of typed words, and how well they are known; in the order they were typed. */
export async function knownWords(db: Db, typed: readonly string[]): Promise<KnownWord[]> {
  if (typed.length === 0) return []
  const { rows } = await askedOfWords(typed).execute(db)
  return rows
}

/** The question itself; asked apart where its plan is looked at. */
export const askedOfWords = (typed: readonly string[]) => sql<KnownWord>`
    select typed, stem,
      coalesce(known.reports, (${lookedUp}), 0) as reports,
      exists (select from report_words as longer
        where longer.word >= stem collate "C" and longer.word < (stem || U&'\\+10FFFF') collate "C") as begins
    from unnest(${typed}::text[]) with ordinality as words (typed, place),
      lateral (select search_stem(typed) as stem) as stems
      left join report_words as known on known.word = stem
    order by place`
