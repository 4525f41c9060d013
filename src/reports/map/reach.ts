import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { conditionsOf, isNarrowed, lastBefore, type Narrowing } from '../lists/narrowing.ts'
import { common, countAmongNewest } from '../search/count-among-newest.ts'
import type { View } from './cells.ts'
import { lookUp } from './look-up.ts'

/** How far a view is looked through for what is wanted. */
export type Reach = {
  /** So few lie in the view that all of them are read. */
  isFew: boolean
  /** Else only what was given a higher number than this. */
  bound: number | null
  /** What is searched for is read for in each of them, as many have it. */
  readsWords: boolean
  /** Else these have been looked up; null where nothing was. */
  numbers: readonly number[] | null
}

type Looking = { view: View; narrowing: Narrowing }

/** As many reports as are looked through for one view. */
export const mostRead = 2_000

/**
 * Counters for each mixture of category, time, photo and words would be more rows than there are reports, so what is
 * wanted is read, and never more than a bounded number: all that lie in the view, where the counted squares say that
 * they are few; of those found there by a word that few have, the newest hundreds; else what matches among the newest
 * of the country, or of the municipality that was named.
 */
export async function reachOf(db: Db, { view, narrowing }: Looking, inView: number): Promise<Reach> {
  const { sought } = narrowing
  const isFew = inView <= mostRead || !isNarrowed(narrowing)
  if (sought?.query) {
    // The surroundings of a place are looked up whatever is sought there.
    const among = sought.place === null ? await countAmongNewest(db, sought) : 0
    if (among < common) {
      const words = { query: sought.query, among: isFew ? 0 : among }
      return { isFew, readsWords: false, ...(await lookUp(db, words, view)) }
    }
  }
  const readsWords = sought !== null && sought.query !== null
  if (isFew || sought?.place) return { isFew, bound: null, readsWords, numbers: null }
  const named = sought?.municipality ?? null
  const { rows } = await sql<{ number: number }>`
    select number from reports where visibility = 'public'
      ${named === null ? sql`` : sql`and municipality = ${named}`}
    order by number desc offset ${sql.lit(mostRead)} limit 1`.execute(db)
  return { isFew, bound: rows[0]?.number ?? null, readsWords, numbers: null }
}

/** What a row of `reports` has to be to be shown in a view. */
export function wantedIn(
  view: View,
  narrowing: Narrowing,
  { isFew, bound, readsWords, numbers }: Reach,
): RawBuilder<boolean>[] {
  const { west, south, east, north } = view
  const inView = sql<boolean>`(reports.lon between ${west} and ${east} and reports.lat between ${south} and ${north})`
  if (numbers !== null)
    return [
      sql<boolean>`reports.number = any(${[...numbers]}::bigint[])`,
      inView,
      ...conditionsOf(withoutWords(narrowing)),
    ]
  return [
    // By the index of places only where few lie there: PostgreSQL takes every box to be a small one.
    isFew ? sql<boolean>`reports.place <@ box(point(${west}, ${south}), point(${east}, ${north}))` : inView,
    ...conditionsOf(narrowing, { words: readsWords ? 'apart' : 'look-up' }),
    ...(bound === null ? [] : [sql<boolean>`reports.number > ${bound}`]),
  ]
}

const withoutWords = (narrowing: Narrowing): Narrowing =>
  narrowing.sought ? { ...narrowing, sought: { ...narrowing.sought, query: null } } : narrowing

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
