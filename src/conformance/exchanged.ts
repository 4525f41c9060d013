import type { OutAnswer, OutRequest } from '#http/exchange.ts'

/** What was asked and what was answered; `answer` is null where nothing was, and `trouble` says why. */
export type Exchanged = {
  request: OutRequest
  answer: OutAnswer | null
  trouble: string | null
}

/** The body as words, whatever it is. */
export const textOf = ({ answer }: Exchanged): string => answer?.body.toString('utf8') ?? ''

/** A header of the answer; empty where there is none. */
export const headerOf = ({ answer }: Exchanged, name: string): string => answer?.headers[name] ?? ''
