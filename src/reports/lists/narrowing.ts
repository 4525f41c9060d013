import { type RawBuilder, sql } from 'kysely'
import type { Point } from '#geo/browser/point.ts'
import type { Sought } from '../search/sought.ts'

/** Which of the public's reports somebody wants to see, besides how far their cases have come. */
export type Narrowing = {
  /** All, where none is given. */
  categories: readonly string[] | null
  /** Confirmed no longer ago than so many days. */
  days: number | null
  /** Confirmed longer ago than so many days. */
  olderThan?: number
  hasPhoto: boolean
  sought: Sought | null
}

export const unnarrowed: Narrowing = { categories: null, days: null, hasPhoto: false, sought: null }

export const isNarrowed = ({ categories, days, olderThan, hasPhoto, sought }: Narrowing): boolean =>
  categories !== null || days !== null || olderThan !== undefined || hasPhoto || sought !== null

type Condition = RawBuilder<boolean>

type How = {
  /** Where the number stands. */
  number?: 'reports.number' | 'cases.report'
  /** Rows that have words are looked up by the index of words; or each row's own text is read, joined as `report_texts` or apart. */
  words?: keyof typeof havingWords
}

/** What a row of `reports` has to be, for lists, maps and what is near alike. */
export function conditionsOf(
  { categories, days, olderThan, hasPhoto, sought }: Narrowing,
  { number = 'reports.number', words = 'look-up' }: How = {},
): Condition[] {
  return [
    ...(categories ? [amongCategories(categories)] : []),
    ...(days === null ? [] : [sql<boolean>`${sql.ref(number)} > ${lastBefore(days)}`]),
    ...(olderThan === undefined ? [] : [sql<boolean>`${sql.ref(number)} <= ${lastBefore(olderThan)}`]),
    ...(hasPhoto ? [sql<boolean>`reports.has_photo`] : []),
    ...(sought ? foundBy(sought, words) : []),
  ]
}

/** One alone is walked by its own index, in order; several are not. */
const amongCategories = ([first, ...others]: readonly string[]): Condition =>
  first !== undefined && others.length === 0
    ? sql<boolean>`reports.category = ${first}`
    : sql<boolean>`reports.category = any(${first === undefined ? [] : [first, ...others]}::text[])`

/** The last number of what is older: below it nothing need be looked at, however much there is. */
export const lastBefore = (
  days: number | RawBuilder<unknown>,
) => sql<number>`coalesce((select older.number from reports as older
   where older.visibility = 'public' and older.confirmed_at <= now() - make_interval(days => ${days})
   order by older.confirmed_at desc, older.number desc limit 1), 0)`

/** From a moment on, or up to one that is not in it. */
export type Span = { from: Date | null; before: Date | null }

/** No confirmation takes so long that its number is given to one that began as much later. */
const slowest = 10 * 60_000

/**
 * Confirmed from a moment on, before another. The numbers that were given then, wherever they stand, and some more: they
 * say where to begin and end looking.
 */
export const confirmedIn = ({ from, before }: Span, columns: readonly string[]): Condition[] => [
  ...(from ? [sql<boolean>`reports.confirmed_at >= ${from}`] : []),
  ...(before ? [sql<boolean>`reports.confirmed_at < ${before}`] : []),
  ...columns.flatMap((column) => [
    ...(from ? [sql<boolean>`${sql.ref(column)} > ${lastUntil(new Date(from.getTime() - slowest))}`] : []),
    ...(before
      ? [sql<boolean>`${sql.ref(column)} <= ${lastUntil(new Date(before.getTime() + slowest))}`]
      : []),
  ]),
]

const lastUntil = (moment: Date) => sql<number>`coalesce((select older.number from reports as older
   where older.visibility = 'public' and older.confirmed_at < ${moment}
   order by older.confirmed_at desc, older.number desc limit 1), 0)`

function foundBy(
  { number, municipality, place, query }: Sought,
  words: keyof typeof havingWords,
): Condition[] {
  return [
    ...(number === null ? [] : [sql<boolean>`reports.number = ${number}`]),
    ...(municipality === null ? [] : [sql<boolean>`reports.municipality = ${municipality}`]),
    ...(place === null ? [] : [within(place)]),
    ...(query === null ? [] : [havingWords[words](query)]),
  ]
}

/** A function is answered by no index, and a question of one row becomes no join: both are for rows that are read anyhow. */
const havingWords = {
  'look-up': (query: string) => sql<boolean>`reports.number in (
    select searched.report from report_texts as searched
    where searched.version = 'published' and searched.terms @@ ${query}::tsquery)`,
  joined: (query: string) => sql<boolean>`ts_match_vq(report_texts.terms, ${query}::tsquery)`,
  apart: (query: string) => sql<boolean>`(select ts_match_vq(searched.terms, ${query}::tsquery)
    from report_texts as searched where searched.report = reports.number and searched.version = 'published')`,
}

export type Circle = { point: Point; metres: number }

/** What lies in a circle: by its box in the index first. */
export const within = ({ point, metres }: Circle): Condition =>
  sql<boolean>`(reports.place <@ box_around(${point.lat}, ${point.lon}, ${metres})
    and metres_between(${point.lat}, ${point.lon}, reports.lat, reports.lon) <= ${metres})`
