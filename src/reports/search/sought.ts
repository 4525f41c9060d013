import type { Point } from '#geo/browser/point.ts'

/** A place in a municipality, and how far its surroundings reach. */
export type SoughtPlace = {
  name: string
  /** By its code. */
  municipality: string
  point: Point
  metres: number
}

/** What was typed to search reports for, read and ready to be asked of the database. */
export type Sought = {
  /** A report's number, where that was all. */
  number: number | null
  /** A municipality that was named: only its reports are shown. */
  municipality: string | null
  /** A place that was named: only what lies around it is shown. */
  place: SoughtPlace | null
  /** Several places bear the name that was typed: none of them narrows the search. */
  alike: readonly SoughtPlace[]
  /** What reports have to be found by, as PostgreSQL's `tsquery`; null where nothing tells them apart. */
  query: string | null
  /** The words of it that tell reports apart, as they were typed. */
  words: readonly string[]
  /** Words that no report has, as they were typed: what is written almost so is found in their stead. */
  mistyped: readonly string[]
}

/** Nothing was typed that tells one report from another. */
export const saysTooLittle = ({ number, municipality, place, words }: Sought): boolean =>
  number === null && municipality === null && place === null && words.length === 0
