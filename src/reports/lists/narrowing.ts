import { type RawBuilder, sql } from 'kysely'
import { firstPhoto } from '../photos/first-photo.ts'
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

/** What a row of `reports` has to be, for lists, maps and what is near alike; `number` is where its number stands. */
export function conditionsOf(
  { categories, days, olderThan, hasPhoto, sought }: Narrowing,
  number: 'reports.number' | 'cases.report' = 'reports.number',
): Condition[] {
  return [
    ...(categories ? [sql<boolean>`reports.category = any(${[...categories]}::text[])`] : []),
    ...(days === null ? [] : [sql<boolean>`${sql.ref(number)} > ${lastBefore(days)}`]),
    ...(olderThan === undefined ? [] : [sql<boolean>`${sql.ref(number)} <= ${lastBefore(olderThan)}`]),
    ...(hasPhoto ? [sql<boolean>`${firstPhoto} is not null`] : []),
    ...(sought ? foundBy(sought) : []),
  ]
}

/** The last number of what is older: below it nothing need be looked at, however much there is. */
export const lastBefore = (days: number) => sql<number>`coalesce((select older.number from reports as older
   where older.visibility = 'public' and older.confirmed_at <= now() - make_interval(days => ${days})
   order by older.confirmed_at desc, older.number desc limit 1), 0)`

function foundBy({ number, municipality, query }: Sought): Condition[] {
  return [
    ...(number === null ? [] : [sql<boolean>`reports.number = ${number}`]),
    ...(municipality === null ? [] : [sql<boolean>`reports.municipality = ${municipality}`]),
    ...(query === null
      ? []
      : [
          sql<boolean>`reports.number in (select searched.report from report_texts as searched
            where searched.version = 'published' and searched.terms @@ ${query}::tsquery)`,
        ]),
  ]
}
