import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { conditionsOf, isNarrowed, lastBefore, type Narrowing } from '../lists/narrowing.ts'
import type { View } from './cells.ts'

/** How far a view is looked through for what is wanted. */
export type Reach = {
  /** So few lie in the view that all of them are read. */
  isFew: boolean
  /** Else only what was given a higher number than this. */
  bound: number | null
}

/** As many reports as are looked through for one view. */
export const mostRead = 5_000

/**
 * Counters for each mixture of category, time, photo and words would be more rows than there are reports, so what is
 * wanted is read, and never more than a bounded number: all that lie in the view, where the counted squares say that
 * they are few; of those found by words, the newest that match; else what matches among the newest of the country.
 */
export async function reachOf(db: Db, narrowing: Narrowing, inView: number): Promise<Reach> {
  if (inView <= mostRead || !isNarrowed(narrowing)) return { isFew: true, bound: null }
  if (narrowing.sought) return { isFew: false, bound: null }
  const { rows } = await sql<{ newest: number | null }>`select max(number) as newest from reports`.execute(db)
  return { isFew: false, bound: (rows[0]?.newest ?? 0) - mostRead }
}

/** What a row of `reports` has to be to be shown in a view. */
export function wantedIn(view: View, narrowing: Narrowing, { isFew, bound }: Reach): RawBuilder<boolean>[] {
  const { west, south, east, north } = view
  return [
    // By the index of places only where few lie there: PostgreSQL takes every box to be a small one.
    isFew
      ? sql<boolean>`reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))`
      : sql<boolean>`(reports.lon between ${west} and ${east} and reports.lat between ${south} and ${north})`,
    ...conditionsOf(narrowing),
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
