import type { CheckStep, Outcome } from '../receiver.ts'

/** What is done where files are left, wherever that is; names are of files in it. Throws `NotDone`. */
export type FilePlace = {
  /** Null where there is no such file. */
  read(name: string): Promise<string | null>
  /** Puts a file in its place whole or not at all. `by`: whose it is, so that two that do don't write in each other's. */
  put(name: string, content: string | Buffer, by: string): Promise<void>
  /** Makes a file unless there is one by that name; says whether it did. */
  make(name: string, content: string): Promise<boolean>
  rename(name: string, to: string): Promise<void>
  /** Ends what somebody who died while a file got its name has left beside it; for its one writer, before it is read. */
  settle(name: string): Promise<void>
  /** Nothing where there is none. */
  remove(name: string): Promise<void>
  /** How old a file is by the clock there; null where there is none. */
  ageMs(name: string): Promise<number | null>
  /** Nobody is at work there for so long: who has made a lock so old has died. */
  longestMs: number
}

/** Goes there, does the work, and leaves again however it went. */
export type AtPlace = <T>(work: (place: FilePlace) => Promise<T>) => Promise<T>

/** Why nothing could be done there, and what comes of what was to be left. */
export class NotDone extends Error {
  override name = 'NotDone'
  readonly outcome: Outcome
  /** What it was stopped at, for who looks at the connection. */
  readonly step: CheckStep['step']
  constructor(
    outcome: Outcome,
    { step = 'folder', cause }: { step?: CheckStep['step']; cause?: unknown } = {},
  ) {
    super(outcome.answer, { cause })
    this.outcome = outcome
    this.step = step
  }
}

/** What keeps two from writing a file at once; while it is taken from who has died it has more after its name. */
export const lockName = (name: string): string => `.${name}.lock`

export const isLock = (name: string): boolean => /^\..+\.lock(?:\.|$)/.test(name)

/** While a file is written it has a name that is not for those who fetch. */
export const partName = (name: string, by: string): string => `.${name}.${by.replace(/[^\w-]/g, '')}.part`

/** Whether a file there is one such, whoever wrote it. */
export const isPartOf = (name: string, other: string): boolean =>
  other.startsWith(`.${name}.`) && other.endsWith('.part')
