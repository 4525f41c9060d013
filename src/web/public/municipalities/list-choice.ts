import { categoryGroups } from '#bodies/catalogue.ts'
import { paths } from '#paths.ts'
import type { ListQuestion } from '#reports/lists/municipality-reports.ts'
import type { Ask } from '../../ask.ts'
import { readNumber } from '../report-number.ts'

const groups = { oppna: 'open', atgardade: 'fixed', alla: null } as const
const spans = { '7': 7, '30': 30, '365': 365, alla: null } as const
const orders = { nyast: 'newest', aldst: 'oldest' } as const

/** What a reader has chosen to see of a municipality, by the words in the address. */
export type ListChoice = {
  shown: keyof typeof groups
  /** A group of categories; '' for all. */
  group: string
  since: keyof typeof spans
  hasPhoto: boolean
  order: keyof typeof orders
  from: ListQuestion['from']
}

/** Open ones first, and what is older than a year folded away. */
export const firstChoice: ListChoice = {
  shown: 'oppna',
  group: '',
  since: '365',
  hasPhoto: false,
  order: 'nyast',
  from: null,
}

/** What the address asks for; whatever can't be read is left out. */
export function readListChoice({ c }: Ask): ListChoice {
  const { visa = '', grupp = '', sedan = '', foto, ordning = '', efter, fore } = c.req.query()
  const [after, before] = [readNumber(efter), readNumber(fore)]
  return {
    shown: isOf(groups, visa) ? visa : firstChoice.shown,
    group: categoryGroups.some(({ code }) => code === grupp) ? grupp : firstChoice.group,
    since: isOf(spans, sedan) ? sedan : firstChoice.since,
    hasPhoto: foto !== undefined,
    order: isOf(orders, ordning) ? ordning : firstChoice.order,
    from: after ? { number: after, way: 'on' } : before ? { number: before, way: 'back' } : null,
  }
}

const isOf = <Table extends object>(table: Table, word: string): word is Extract<keyof Table, string> =>
  Object.hasOwn(table, word)

/** The page's address with a choice; what is chosen anyhow is not said. */
export const listAddress = (slug: string, { from, ...choice }: ListChoice): string =>
  paths.municipality(slug, {
    visa: unlessFirst(choice, 'shown'),
    grupp: choice.group,
    sedan: unlessFirst(choice, 'since'),
    foto: choice.hasPhoto ? 1 : undefined,
    ordning: unlessFirst(choice, 'order'),
    efter: from?.way === 'on' ? from.number : undefined,
    fore: from?.way === 'back' ? from.number : undefined,
  })

const unlessFirst = (choice: Omit<ListChoice, 'from'>, part: 'shown' | 'since' | 'order') =>
  choice[part] === firstChoice[part] ? undefined : choice[part]

export const questionOf = (municipality: string, choice: ListChoice): ListQuestion => ({
  municipality,
  group: groups[choice.shown],
  categories:
    categoryGroups.find(({ code }) => code === choice.group)?.categories.map(({ code }) => code) ?? null,
  days: spans[choice.since],
  hasPhoto: choice.hasPhoto,
  order: orders[choice.order],
  from: choice.from,
})
