import type { Operation } from './assumptions.ts'
import type { Told, Values } from './translate.ts'

/** What was answered, whichever way it was asked. */
export type Reply = {
  /** As HTTP has it; a fault's over SOAP is as good. */
  status: number
  headers: Readonly<Record<string, string>>
  /** Null where it can't be read: a page of a proxy, half an answer. */
  told: Told | null
  /** Their code for what was wrong; empty where there is none. */
  code: string
}

/** Asks one thing; throws `NotAnswered`. */
export type Ask = (operation: Operation, values: Values) => Promise<Reply>

/** A code, and not a text that somebody has written. */
export const codeIn = (word: unknown): string =>
  typeof word === 'string' && /^[\w.:-]{1,40}$/.test(word) ? word : ''
