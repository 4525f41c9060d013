import type { ReadUpdate } from '#reports/programs/read-updates.ts'
import type { CaseState } from '#reports/states.ts'

/**
 * What each state is called among updates: the words that programs of the FixMyStreet family know. They have none for
 * what waits for an answer. What its holder sends on is open still, with the next.
 */
const statuses: Readonly<Record<CaseState, string>> = {
  new: 'open',
  received: 'open',
  investigating: 'investigating',
  needs_information: 'investigating',
  planned: 'planned',
  in_progress: 'in_progress',
  fixed: 'fixed',
  no_action: 'no_further_action',
  handed_over: 'open',
  duplicate: 'duplicate',
  withdrawn: 'closed',
}

/** `unchanged` where something was said and nothing done. */
export const statusOfUpdate = ({ state }: Pick<ReadUpdate, 'state'>): string =>
  state === null ? 'unchanged' : statuses[state]
