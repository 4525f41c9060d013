import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { CaseState, Language, SightingKind } from '#database/schema.ts'

/** What a person has added to a report: what they said, or that they see it too. */
export type AddedByPerson = {
  kind: 'update' | 'message' | 'support' | SightingKind
  number: number
  title: string
  language: Language
  state: CaseState
  at: Date
  /** As they wrote it; empty where it was photos, or only counted. */
  words: string
  wordsIn: Language
}

export const mostAdded = 100

/** The latest a person has added to reports, their own and others'; all of it is in what they can fetch. */
export async function addedByPerson(db: Db, person: number): Promise<AddedByPerson[]> {
  const { rows } = await sql<AddedByPerson>`
    with added as (
      select coalesce(says::text, audience::text) as kind, report, created_at as at, entry_texts.words, language as words_in
        from entries join entry_texts on entry_texts.entry = entries.id and version = 'original'
       where person = ${person} and audience <> 'note'
      union all
      select 'support', report, since, '', 'sv' from supporters where person = ${person}
      union all
      select says::text, report, said_at, '', 'sv' from sightings where person = ${person}
         and not exists (select from entries where entries.person = sightings.person
           and entries.report = sightings.report and entries.says = sightings.says))
    select kind, added.report as number, title, cases.state, at, words, reports.language, words_in as "wordsIn"
      from added
      join reports on reports.number = added.report
      join report_texts on report_texts.report = added.report and report_texts.version = 'published'
      join cases on cases.report = added.report and cases.is_present
     order by at desc limit ${mostAdded}`.execute(db)
  return rows
}
