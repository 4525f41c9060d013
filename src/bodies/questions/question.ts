import type { QuestionKind } from '#database/schema.ts'
import type { Language } from '#i18n/messages.ts'

export type { QuestionKind }

export const questionKinds = [
  'text',
  'number',
  'one',
  'many',
  'date',
  'notice',
] as const satisfies QuestionKind[]

/** In Swedish, and in English where the body has said it. */
export type InBoth<T> = { sv: T; en: T | null }

export type QuestionOption = InBoth<string> & {
  code: string
  /** Whoever answers so is shown whom to ring. */
  urgent: boolean
  /** Whoever answers so is told what to do instead, and can't send it. */
  stop: InBoth<string> | null
}

/** Something a body wants to know about one kind of problem. */
export type Question = InBoth<{ label: string; hint: string | null }> & {
  /** Whose question it is; null: the national catalogue's. */
  body: string | null
  /** What answers are kept by: it stays when the words change. */
  code: string
  /** Empty: every category. */
  categories: readonly string[]
  /** notice: nothing is asked, something is told. */
  kind: QuestionKind
  required: boolean
  /** Its answer is for the body that gets the report. */
  private: boolean
  /** A number plate is the right answer. */
  plate: boolean
  /** A notice that ends it: what is reported here is for somebody else. */
  stops: boolean
  least: number | null
  most: number | null
  options: readonly QuestionOption[]
  /** No longer asked. */
  isRetired: boolean
}

/** By code, never by words. A choice is its option's code, several are a list of them, a day is 2026-11-23. */
export type Answer = { body: string | null; code: string; value: string | number | string[] }

/** What is said in a language; in Swedish where the body has not said it in another. */
export const inWords = <T>({ sv, en }: InBoth<T>, language: Language): T =>
  language === 'en' ? (en ?? sv) : sv

/** The language it is said in then. */
export const languageOf = ({ en }: InBoth<unknown>, language: Language): Language =>
  language === 'en' && en === null ? 'sv' : language

/** The field of a form that holds the answer; with several to choose, one for each option. */
export const fieldOf = ({ code }: { code: string }, option?: string): string =>
  option === undefined ? `q-${code}` : `q-${code}-${option}`
