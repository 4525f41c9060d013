import type { SystemAct } from '#reports/told/take-update.ts'
import { foldWord } from '../swedish-states.ts'
import { assumedStates } from './assumptions.ts'
import type { InfracontrolSettings } from './settings.ts'

export type StateRead = { act: SystemAct | null; isUnmapped: boolean }

/**
 * What their word for how a case stands does to it here. What is in no table is read as work that has begun, since the
 * least that it says is that somebody has the case; and a person is told.
 */
export function readState(word: string, settings: InfracontrolSettings): StateRead {
  if (word === '') return { act: null, isUnmapped: false }
  const act = statesOf(settings).get(foldWord(word))
  return act === undefined ? { act: 'start', isUnmapped: true } : { act, isUnmapped: false }
}

export const knowsState = (word: string, settings: InfracontrolSettings): boolean =>
  statesOf(settings).has(foldWord(word))

/** The body's own table goes before what is assumed. */
const statesOf = ({ states }: InfracontrolSettings): Map<string, SystemAct | null> =>
  new Map(
    [...Object.entries(assumedStates), ...Object.entries(states)].map(([word, act]) => [foldWord(word), act]),
  )
