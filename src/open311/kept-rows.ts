import { LRUCache } from 'lru-cache'
import type { Found } from '#reports/programs/find-reports.ts'

/** Rows as they were last written, by all that went into them: nothing here can be out of date. */
export type KeptRows = {
  get(key: string): string | undefined
  set(key: string, row: string): unknown
}

/** Some five thousand rows. */
const mostCharacters = 4_000_000

export const keepRows = (): KeptRows =>
  new LRUCache<string, string>({
    maxSize: mostCharacters,
    sizeCalculation: (row, key) => row.length + key.length,
  })

/** Of a report as it was when it changed last, beside what else a row is written from. */
export const keyOf = ({ number, changed }: Found, others: readonly string[]): string =>
  [number, changed, ...others].join(' ')
