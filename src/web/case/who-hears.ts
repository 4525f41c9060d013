import { handling } from '#i18n/sv/pages/handling.ts'
import type { HeldReport } from '#reports/held-report.ts'
import { type CaseActName, caseActs } from './case-acts.ts'

const { hears } = handling

/** Who is told of an act, and who reads what is said with it. */
export function whoHears({ report, held }: HeldReport, name: CaseActName): string {
  const { act } = caseActs[name]
  if (act === 'note') return hears.note
  if (act === 'publish') return hears.everybody
  if (act === 'order') return hears.order
  if (act === 'answer') return hears.chosen
  if (act === 'ask') return hears.asked
  if (report.visibility === 'public') return held.reporter_hears ? hears.all : hears.followers
  return held.reporter_hears ? hears.reporter : hears.nobody
}
