import type { SystemAct } from '#reports/told/take-update.ts'

/** What Swedish systems call how a case stands, folded, and what it does to a case here. Null: nothing of that. */
export const swedishStates: Readonly<Record<string, SystemAct | null>> = {
  ny: null,
  oppen: null,
  registrerad: 'receive',
  mottagen: 'receive',
  'under utredning': 'investigate',
  utreds: 'investigate',
  'vantar pa komplettering': 'investigate',
  planerad: 'plan',
  bestalld: 'plan',
  pagar: 'start',
  paborjad: 'start',
  atgardad: 'fix',
  klar: 'fix',
  // As FixMyStreet reads it: whoever is told of it is asked whether it holds.
  avslutad: 'fix',
  'avslutad utan atgard': 'decline',
  'atgardas inte': 'decline',
  // Which case it is a duplicate of is not said.
  dublett: 'decline',
  'ej vart ansvar': 'return',
  'inte vart ansvar': 'return',
  'skickad vidare': 'return',
  ateroppnad: 'reopen',
}

/** What is longer is no word for how something stands: no more of it is read. */
const longestWord = 200

/** A word in small letters, with no dots, rings and quotes, and single spaces for what parts it. */
export const foldWord = (word: string): string =>
  word
    .slice(0, longestWord)
    .normalize('NFD')
    .replace(/[\p{Mn}'’]/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
