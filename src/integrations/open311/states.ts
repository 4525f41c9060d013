import type { SystemAct } from '#reports/told/take-update.ts'
import { foldWord, swedishStates } from '../swedish-states.ts'

/**
 * What servers call how a request stands, and what it does to a case here; null, nothing. "Open" says no more than that
 * it is there. "Closed" is read as mended, as FixMyStreet reads it: whoever is told of it is asked whether it holds.
 */
const usual: Readonly<Record<string, SystemAct | null>> = {
  unchanged: null,
  open: null,
  confirmed: null,
  new: null,
  pending: null,
  received: 'receive',
  acknowledged: 'receive',
  accepted: 'receive',
  for_triage: 'receive',
  investigating: 'investigate',
  internal_referral: 'investigate',
  allocated: 'investigate',
  planned: 'plan',
  action_scheduled: 'plan',
  in_progress: 'start',
  in_process: 'start',
  handling: 'start',
  fixed: 'fix',
  closed: 'fix',
  processed: 'fix',
  done: 'fix',
  resolved: 'fix',
  archived: null,
  duplicate: 'decline',
  cancelled: 'decline',
  rejected: 'decline',
  no_further_action: 'decline',
  unable_to_fix: 'decline',
  not_councils_responsibility: 'return',
  not_responsible: 'return',
  reopen: 'reopen',
  reopened: 'reopen',
}

const byFolded = (table: Readonly<Record<string, SystemAct | null>>) =>
  Object.entries(table).map(([word, act]) => [foldWord(word), act] as const)

const everywhere = new Map([...byFolded(swedishStates), ...byFolded(usual)])

export type Standing = { act: SystemAct | null; theirState: string | null; isUnmapped: boolean }

/** The first of their words that the table knows, the receiver's own before the usual ones; in English, or in Swedish. */
export function standingOf(
  said: readonly (string | null)[],
  own: Readonly<Record<string, SystemAct | null>>,
): Standing {
  const spoken = said.flatMap((word) => (word === null || word.trim() === '' ? [] : [word.trim()]))
  const table = new Map([...everywhere, ...byFolded(own)])
  const known = spoken.find((word) => table.has(foldWord(word)))
  const [first = null] = spoken
  if (known === undefined) return { act: null, theirState: first, isUnmapped: first !== null }
  return { act: table.get(foldWord(known)) ?? null, theirState: known, isUnmapped: false }
}
