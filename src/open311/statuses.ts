import type { SystemAct } from '#reports/told/take-update.ts'

/**
 * What case systems call how it stands, and what it does to a case here; null, nothing. "Closed" is read as mended, as
 * FixMyStreet reads it: whoever is told of it is asked whether it holds. Which report a duplicate is of is not said, so
 * that nothing more will be done is all there is to it.
 */
const acts: Readonly<Record<string, SystemAct | null>> = {
  unchanged: null,
  open: null,
  confirmed: null,
  received: 'receive',
  acknowledged: 'receive',
  for_triage: 'receive',
  investigating: 'investigate',
  internal_referral: 'investigate',
  planned: 'plan',
  action_scheduled: 'plan',
  in_progress: 'start',
  fixed: 'fix',
  closed: 'fix',
  duplicate: 'decline',
  cancelled: 'decline',
  no_further_action: 'decline',
  unable_to_fix: 'decline',
  not_councils_responsibility: 'return',
  not_responsible: 'return',
  reopen: 'reopen',
  reopened: 'reopen',
}

/** In any case, with spaces, hyphens or underscores; undefined for a word that is none of these. */
export function actOf(status: string): SystemAct | null | undefined {
  const word = status
    .toLowerCase()
    .replace(/'/g, '')
    .replace(/[\s-]+/g, '_')
  return Object.hasOwn(acts, word) ? acts[word] : undefined
}
