import { findSought } from '#reports/search/find-sought.ts'
import type { Sought } from '#reports/search/sought.ts'
import type { Ask } from '../../ask.ts'
import type { ListChoice } from './list-choice.ts'

/** What a choice searches for; in a municipality, where one is looked at. */
export const soughtIn = (
  { rooms }: Ask,
  { words, everywhere }: ListChoice,
  within: string | null = null,
): Promise<Sought | null> =>
  words === '' ? Promise.resolve(null) : findSought(rooms.db, words, { within, everywhere })
