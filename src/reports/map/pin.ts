import type { CaseState } from '../report.ts'
import type { ShownGroup } from './shown-groups.ts'

/** A report on a map. */
export type Pin = { number: number; lat: number; lon: number; state: CaseState }

/** From here on a map shows heaps: single signs would cover each other. */
export const mostPins = 300

/** A heap of reports, and how many of each group. */
export type Cluster = { lat: number; lon: number } & Record<ShownGroup, number>

export type PinsInView = {
  pins: Pin[]
  clusters: Cluster[]
  /** Where there is too much to look through for what is wanted: what was confirmed before this is not shown. */
  since: Date | null
}
