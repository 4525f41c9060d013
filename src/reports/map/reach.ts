import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { conditionsOf, isNarrowed, lastBefore, type Narrowing } from '../lists/narrowing.ts'
import { isCommon } from '../search/is-common.ts'
import type { View } from './cells.ts'

/** How far a view is looked through for what is wanted. */
export type Reach = {
  /** So few lie in the view that all of them are read. */
  isFew: boolean
  /** Else only what was given a higher number than this. */
  bound: number | null
  /** What is searched for is read for in each of them, as many have it; else it is looked up. */
  readsWords: boolean
}

/** As many reports as are looked through for one view. */
export const mostRead = 2_000

/**
 * Counters for each mixture of category, time, photo and words would be more rows than there are reports, so what is
 * wanted is read, and never more than a bounded number: all that lie in the view, where the counted squares say that
 * they are few; of those found by a word that few have, the newest that match; else what matches among the newest of
 * the country, or of the municipality that was named.
 */
export async function reachOf(db: Db, narrowing: Narrowing, inView: number): Promise<Reach> {
  const { sought } = narrowing
  const readsWords = sought !== null && (await isCommon(db, sought))
  if (inView <= mostRead || !isNarrowed(narrowing)) return { isFew: true, bound: null, readsWords }
  if (sought && !readsWords) return { isFew: false, bound: null, readsWords }
  const named = sought?.municipality ?? null
  const { rows } = await sql<{ number: number }>`
    select number from reports where visibility = 'public'
      ${named === null ? sql`` : sql`and municipality = ${named}`}
    order by number desc offset ${sql.lit(mostRead)} limit 1`.execute(db)
  return { isFew: false, bound: rows[0]?.number ?? null, readsWords }
}

/** What a row of `reports` has to be to be shown in a view. */
export function wantedIn(
  view: View,
  narrowing: Narrowing,
  { isFew, bound, readsWords }: Reach,
): RawBuilder<boolean>[] {
  const { west, south, east, north } = view
  return [
    // By the index of places only where few lie there: PostgreSQL takes every box to be a small one.
    isFew
      ? sql<boolean>`reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))`
      : sql<boolean>`(reports.lon between ${west} and ${east} and reports.lat between ${south} and ${north})`,
    ...conditionsOf(narrowing, { words: readsWords ? 'apart' : 'look-up' }),
    ...(bound === null ? [] : [sql<boolean>`reports.number > ${bound}`]),
  ]
}

/** The time from which on all is told, where what was given this number, or lower ones, was left out; else null. */
export async function toldSince(db: Db, cut: number, { days }: Narrowing): Promise<Date | null> {
  const { rows } = await sql<{ since: Date }>`
    select confirmed_at as since from reports
    where number > ${cut} and visibility = 'public'
      and exists (select from reports as left_out where left_out.number <= ${cut}
        and left_out.number > ${days === null ? sql.lit(0) : lastBefore(days)})
    order by number limit 1`.execute(db)
  return rows[0]?.since ?? null
}
