import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { isSlip, withoutOne, withTwoChanged } from '#text/slip.ts'
import type { KnownWord } from './known-words.ts'

/** Shorter words are a letter away from too many others. */
const longEnough = 4
/** What so many more reports have is what somebody means who has typed what few reports have. */
const timesAsMany = 10
const mostAlike = 6

type Alike = { typed: string; word: string; reports: number; isForm: boolean }

/**
 * For typed words that hardly any report has, those one slip away: a letter wrong, missing, too much, or two changed.
 * A slip may stand in the ending too, so the typed word's own slips are brought to their stems before they are looked for.
 */
export async function alikeWords(db: Db, known: readonly KnownWord[]): Promise<Map<string, string[]>> {
  const doubtful = known.filter(isDoubtful)
  if (doubtful.length === 0) return new Map()
  const written = doubtful.flatMap(({ typed }) =>
    [...withoutOne(typed), ...withTwoChanged(typed)].map((word) => ({ typed, word })),
  )
  const stems = doubtful.flatMap(({ typed, stem }) =>
    [stem, ...withoutOne(stem)].map((word) => ({ typed, word })),
  )
  const { rows } = await sql<Alike>`
    select asked.typed, known.word, known.reports, bool_or(asked.form = known.word) as "isForm"
    from (
      select typed, search_stem(word) as form
        from unnest(${written.map(({ typed }) => typed)}::text[], ${written.map(({ word }) => word)}::text[])
          as written (typed, word)
      union
      select typed, form
        from unnest(${stems.map(({ typed }) => typed)}::text[], ${stems.map(({ word }) => word)}::text[])
          as stems (typed, form)) as asked
    join report_word_slips as slips on slips.slip = asked.form
    join report_words as known on known.word = slips.word
    group by asked.typed, known.word, known.reports
    order by known.reports desc, known.word`.execute(db)
  const alike = doubtful.map((word) => [word.typed, meant(word, rows)] as const)
  return new Map(alike.filter(([, words]) => words.length > 0))
}

const isDoubtful = ({ typed, reports, begins }: KnownWord): boolean =>
  typed.length >= longEnough && /^\p{L}+$/u.test(typed) && (reports > 0 || !begins)

const meant = ({ typed, stem, reports }: KnownWord, rows: readonly Alike[]): string[] =>
  rows
    .filter((row) => row.typed === typed && row.word !== stem && row.reports >= reports * timesAsMany)
    .filter(({ word, isForm }) => isForm || isSlip(stem, word))
    .map(({ word }) => word)
    .slice(0, mostAlike)
