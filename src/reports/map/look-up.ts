import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { newestRead } from '../search/count-among-newest.ts'
import type { View } from './cells.ts'
import { squaresOf } from './squares.ts'

/** The numbers found for a view, the newest first, and from which number on; null where they are all there is. */
export type LookUp = { numbers: readonly number[]; bound: number | null }

/** So many are looked at more closely for one view: each is read for in two more tables. */
const mostFound = 600
/** Numbers of one `n:` of `search_places`, as a power of two. */
const eraBits = 13
/** So many times as far back as ought to do, as reports come unevenly. */
const generously = 2

/** `among` is how many of the newest reports have what is sought: by that it is told how far back to look. */
export type SoughtWords = { query: string; among: number }

/**
 * Looks words up where a view is, by one index. Those that many have are looked up among the newest only, unless they
 * come in waves: then few are found so, and all are.
 */
export async function lookUp(db: Db, { query, among }: SoughtWords, view: View): Promise<LookUp> {
  const here = both(query, squaresOf(view))
  const lately = among === 0 ? null : await newestEras(db, Math.ceil(enough(among) / 2 ** eraBits))
  if (lately) {
    const { rows } = await foundBy(both(here, lately.terms)).execute(db)
    if (rows.length > mostFound) return newestOf(rows)
  }
  const { rows } = await foundBy(here).execute(db)
  return newestOf(rows)
}

const enough = (among: number): number => (generously * mostFound * newestRead) / among

function newestOf(rows: readonly Found[]): LookUp {
  const numbers = rows.map(({ report }) => report).sort((one, other) => other - one)
  return { numbers: numbers.slice(0, mostFound), bound: numbers[mostFound] ?? null }
}

type Found = { report: number }

/** The question itself; asked apart where its plan is looked at. In no order: that would have all reports read in theirs. */
export const foundBy = (query: string) => sql<Found>`
  select report from report_texts where version = 'published' and terms @@ ${query}::tsquery`

/** Null where they are all there are. */
async function newestEras(db: Db, count: number): Promise<{ terms: string[] } | null> {
  const { rows } = await sql<{ least: number; most: number }>`
    select coalesce(min(number), 0) as least, coalesce(max(number), 0) as most from reports`.execute(db)
  const [least, most] = [Number(rows[0]?.least ?? 0) >> eraBits, Number(rows[0]?.most ?? 0) >> eraBits]
  if (most - count < least) return null
  return { terms: Array.from({ length: count }, (_, place) => `n:${most - place}`) }
}

/** What is found by the query and by one of these, too. */
export const both = (query: string, oneOf: readonly string[]): string =>
  oneOf.length === 0 ? query : `(${query}) & (${oneOf.map((term) => `'${term}'`).join(' | ')})`
