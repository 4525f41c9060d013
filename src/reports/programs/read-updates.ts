import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { CaseState } from '#database/schema.ts'
import type { Moment } from '#database/settled-before.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { masked } from '../publish-text.ts'

/** What somebody did to a public report, or said on it to everybody. */
export type ReadUpdate = {
  /** The event's, for good. */
  id: number
  report: number
  act: string
  /** What the case came to by it; null where it only was said. */
  state: CaseState | null
  recordedAt: Date
  words: string | null
  /** The address of the first photo that came with the words. */
  photo: string | null
}

export type UpdatesAsked = {
  from: Date | null
  before: Moment | null
  /** Where the reports lie, by its code. */
  municipality: string | null
  most: number
  skipped: number
}

/** Updates and changes of state in the order they were recorded; what was said before may be hidden now, and is not told. */
export async function readUpdates(db: Db, asked: UpdatesAsked): Promise<ReadUpdate[]> {
  const rows = await updatesAsked(db, asked).execute()
  return rows.map(({ words, ...row }) => ({ ...row, words: words && stripCapabilities(words, masked) }))
}

/** The question itself; asked apart where its plan is looked at. */
export const updatesAsked = (db: Db, { from, before, municipality, most, skipped }: UpdatesAsked) =>
  db
    .selectFrom('events')
    .innerJoin('reports', 'reports.number', 'events.report')
    .leftJoin('entries', (join) =>
      join
        .onRef('entries.id', '=', 'events.entry')
        .on('entries.hidden_at', 'is', null)
        .on('entries.audience', '=', sql.lit('update'))
        .on(isToldHere),
    )
    .leftJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', sql.lit('published')),
    )
    .select(['events.id', 'reports.number as report', 'events.act', 'events.to_state as state'])
    .select(['events.recorded_at as recordedAt', 'entry_texts.words', photoOf.as('photo')])
    .where(sql<boolean>`is_told_to_programs(events.act)`)
    .where('reports.visibility', '=', sql.lit('public'))
    .where((where) =>
      where.or([where('events.to_state', 'is not', null), where('entries.id', 'is not', null)]),
    )
    .$if(from !== null, (query) => query.where('events.recorded_at', '>=', from ?? new Date()))
    .$if(before !== null, (query) => query.where(sql<boolean>`events.recorded_at < ${before}`))
    .$if(municipality !== null, (query) => query.where('reports.municipality', '=', municipality ?? ''))
    .orderBy('events.recorded_at')
    .orderBy('events.id')
    .limit(most)
    .offset(skipped)

/** A message that its writer has let everybody read since is told where it was published, and there alone. */
const isToldHere = sql<boolean>`not exists (select from events later
   where later.report = events.report and later.entry = events.entry and later.id > events.id
     and is_told_to_programs(later.act))`

const photoOf = sql<string | null>`(select photos.address from photos
   where photos.entry = entries.id and photos.state = 'ready' and photos.hidden_at is null
   order by photos.created_at limit 1)`
