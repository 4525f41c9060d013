import type { PresentReport } from '../present-report.ts'

/** Who has seen that a fix holds: its reporter, and how many besides. */
export type ConfirmedFix = { byReporter: boolean; others: number }

/** Confirmed by whoever has said so since the fix, for as long as nobody has said since that it is still there. */
export function confirmedFix({
  state,
  sightings: { fixed, still },
}: Pick<PresentReport, 'state' | 'sightings'>): ConfirmedFix | null {
  if (state !== 'fixed' || !fixed || fixed.since === 0 || (still && still.since > 0)) return null
  return { byReporter: fixed.byReporter, others: fixed.since - (fixed.byReporter ? 1 : 0) }
}
