import type { Mistakes } from '#http/form.ts'
import { MergeRefused } from '#reports/main-report.ts'
import { NotFound } from '../../errors.ts'
import type { CaseMistake } from './case-acts.ts'

const sentences = {
  itself: 'mergeItself',
  has_duplicates: 'mergeOfMain',
  is_duplicate: 'mergeIntoDuplicate',
  not_theirs: 'mergeElsewhere',
} as const satisfies Record<MergeRefused['why'], CaseMistake>

/** What is wrong with the number of the report that this one should go on in; null where that is not the matter. */
export function mergeMistakes(refusal: unknown): Mistakes<CaseMistake> | null {
  if (refusal instanceof MergeRefused) return { number: sentences[refusal.why] }
  return refusal instanceof NotFound ? { number: 'mergeUnknown' } : null
}
