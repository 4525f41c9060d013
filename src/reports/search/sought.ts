/** What was typed to search reports for, read and ready to be asked of the database. */
export type Sought = {
  /** A report's number, where that was all. */
  number: number | null
  /** A municipality that was named: only its reports are shown. */
  municipality: string | null
  /** What reports have to be found by, as PostgreSQL's `tsquery`; null where nothing tells them apart. */
  query: string | null
  /** The words of it that tell reports apart, as they were typed. */
  words: readonly string[]
  /** Words that no report has, as they were typed: what is written almost so is found in their stead. */
  mistyped: readonly string[]
}

/** Nothing was typed that tells one report from another. */
export const saysTooLittle = ({ number, municipality, words }: Sought): boolean =>
  number === null && municipality === null && words.length === 0
