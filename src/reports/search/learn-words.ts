import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'

/**
 * Counts the words of public reports anew; what no report has any more is forgotten. Only forgiving slips waits for
 * it: what is found by the words as they are written follows each change at once.
 */
export function learnWords(db: Db): Promise<void> {
  return inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(715031)`.execute(tx)
    await count(tx)
    await sql`delete from report_words where word not in (select word from counted_words)`.execute(tx)
    await sql`
      insert into report_words as known (word, reports) select word, reports from counted_words
      on conflict (word) do update set reports = excluded.reports
        where known.reports <> excluded.reports`.execute(tx)
    await sql`
      insert into report_word_slips (slip, word)
      select distinct slip, word from report_words,
        lateral (select word as slip union all
          select left(word, at - 1) || substr(word, at + 1) from generate_series(1, length(word)) as at) as slips
      where not exists (select from report_word_slips as known where known.word = report_words.word)`.execute(
      tx,
    )
  })
}

/** Words of letters only, neither backwards nor codes, and none so short that a slip in it could mean anything. */
async function count(tx: Db): Promise<void> {
  await sql`
    create temp table counted_words on commit drop as
    select word collate "C" as word, ndoc as reports
    from ts_stat('select terms from report_texts join reports on number = report
      where version = ''published'' and visibility = ''public''')
    where word !~ '[<:0-9]' and length(word) between 3 and 24`.execute(tx)
}
