import { confirmedFix } from '#reports/contributions/confirmed-fix.ts'
import type { PresentReport } from '#reports/present-report.ts'
import type { Ask } from '../../ask.ts'
import { Notice } from '../../ui/notice.tsx'

/** That others than the body have seen the fix, and nobody that it fails. */
export function Confirmed({ ask, report }: { ask: Ask; report: PresentReport }) {
  const fix = confirmedFix(report)
  if (!fix) return null
  return <Notice tone="success" title={ask.say.pages.verdict.confirmed(fix.byReporter, fix.others)} />
}
