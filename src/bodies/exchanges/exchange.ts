import { type Expression, sql } from 'kysely'

/** Whose log: of what is said through a connection, or of what a body's program posts to our Open311 by its keys. */
export type LogOwner = { connection: string } | { caller: number }

/** One thing that was said between a system and us, as it stands in a list. */
export type ListedExchange = {
  /** Of what was pushed to us its id, of all else its number. */
  id: string
  isOurs: boolean
  /** What we asked for; `push`, `replay`: it was sent to us, or asked us for what it has missed; `post`: by a key. */
  purpose: string
  at: Date
  /** Where the list goes on after it. */
  cursor: string
  tookMs: number | null
  /** What is spoken has answers with a status; else what went wrong alone says how it went. */
  isHttp: boolean
  status: number | null
  problem: string | null
  /** The number of the report it is about, where it is about one. */
  report: number | null
}

/** One exchange with all that was said in it. */
export type WholeExchange = Omit<ListedExchange, 'cursor'> & {
  method: string
  url: string
  askedHeaders: Readonly<Record<string, string>>
  asked: string
  answeredHeaders: Readonly<Record<string, string>> | null
  answered: string | null
}

/** The report of what tells of one alone. */
export const oneOf = (reports: Expression<unknown>) =>
  sql<number | null>`case when cardinality(${reports}) = 1 then (${reports})[1] end`

/** What a push is: news, or a question for what was missed. */
export const purposeOfPush = sql<string>`case when pushes.state = 'answered' then 'replay' else 'push' end`

/** By the address: what is done where files are left has no status. */
export const isHttp = sql<boolean>`starts_with(url, 'http')`
