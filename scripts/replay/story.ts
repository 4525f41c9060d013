import type { Delivery } from './municipality.ts'
import type { OldReport } from './old-reports.ts'

/** What became of one report, as those who met it saw it. */
export type Story = {
  old: OldReport
  /** An address of its own, so that letters are told apart. */
  email: string
  /** Why the page said no; null when it took the report. */
  refused: string | null
  submitMs: number | null
  shortened: boolean
  /** Known when it is confirmed. */
  number: number | null
  confirmedAt: Date | null
  delivery: Delivery | null
  /** What the municipality said by the link, and whether the public page shows it. */
  answered: { act: string; shown: boolean } | null
  /** What went wrong on the way, in words. */
  trouble: string[]
}

export const reporterDomain = 'invanare.example'

export const storyOf = (old: OldReport): Story => ({
  old,
  email: `anmalare-${old.number}@${reporterDomain}`,
  refused: null,
  submitMs: null,
  shortened: false,
  number: null,
  confirmedAt: null,
  delivery: null,
  answered: null,
  trouble: [],
})
