import { categoryGroups } from '#bodies/catalogue.ts'
import type { ListQuestion } from '#reports/lists/list-reports.ts'
import type { Narrowing } from '#reports/lists/narrowing.ts'
import type { NearOrder } from '#reports/map/reports-near.ts'
import type { ShownGroup } from '#reports/map/shown-groups.ts'
import type { Sought } from '#reports/search/sought.ts'
import { cleanLine } from '#text/plain-text.ts'
import type { Ask } from '../../ask.ts'
import { readNumber } from '../report-number.ts'

const groups = { oppna: 'open', atgardade: 'fixed', avslutade: 'closed', alla: null } as const
const spans = { '7': 7, '30': 30, '365': 365, alla: null } as const
const orders = { narmast: 'nearest', nyast: 'newest', aldst: 'oldest' } as const

/** What a reader has chosen to see of what is reported, by the words in the address. */
export type ListChoice = {
  shown: keyof typeof groups
  /** A group of categories; '' for all. */
  group: string
  since: keyof typeof spans
  /** Only what is folded away else, where a map's list folds it. */
  older: boolean
  hasPhoto: boolean
  /** Searched for, as they were typed; '' for nothing. */
  words: string
  /** A municipality that is named among the words is a word like the others. */
  everywhere: boolean
  /** Nearest is for a list around a place. */
  order: keyof typeof orders
  from: ListQuestion['from']
}

/** Open ones first, and what is older than a year folded away. */
export const firstChoice: ListChoice = {
  shown: 'oppna',
  group: '',
  since: '365',
  older: false,
  hasPhoto: false,
  words: '',
  everywhere: false,
  order: 'nyast',
  from: null,
}

const longestWords = 200

/** On a map old ones are signs among others; only its list folds them away. */
export const firstOnMap: ListChoice = { ...firstChoice, since: 'alla' }

/** Around a place. */
export const firstNear: ListChoice = { ...firstOnMap, order: 'narmast' }

/** What the address asks for; whatever can't be read is as it is at first. */
export function readListChoice({ c }: Ask, first = firstChoice): ListChoice {
  const { visa = '', grupp = '', sedan = '', aldre, foto, ord = '', overallt, ordning = '' } = c.req.query()
  const [after, before] = [readNumber(c.req.query('efter')), readNumber(c.req.query('fore'))]
  return {
    shown: isOf(groups, visa) ? visa : first.shown,
    group: categoryGroups.some(({ code }) => code === grupp) ? grupp : first.group,
    since: isOf(spans, sedan) ? sedan : first.since,
    older: aldre !== undefined,
    hasPhoto: foto !== undefined,
    words: cleanLine(ord.slice(0, longestWords)),
    everywhere: overallt !== undefined,
    order: ordersOf(first).find((order) => order === ordning) ?? first.order,
    from: after ? { number: after, way: 'on' } : before ? { number: before, way: 'back' } : null,
  }
}

/** In which orders a list can stand. */
export const ordersOf = ({ order }: ListChoice): readonly ListChoice['order'][] =>
  order === 'narmast' ? ['narmast', 'nyast', 'aldst'] : ['nyast', 'aldst']

const isOf = <Table extends object>(table: Table, word: string): word is Extract<keyof Table, string> =>
  Object.hasOwn(table, word)

export type ChoiceInAddress = Record<string, string | number | undefined>

/** A choice as it stands in an address; what is chosen anyhow is not said. */
export const inAddress = ({ from, ...choice }: ListChoice, first = firstChoice): ChoiceInAddress => ({
  visa: unless(first.shown, choice.shown),
  grupp: choice.group,
  sedan: unless(first.since, choice.since),
  aldre: choice.older ? 1 : undefined,
  foto: choice.hasPhoto ? 1 : undefined,
  ord: choice.words,
  overallt: choice.everywhere && choice.words !== '' ? 1 : undefined,
  ordning: unless(first.order, choice.order),
  efter: from?.way === 'on' ? from.number : undefined,
  fore: from?.way === 'back' ? from.number : undefined,
})

const unless = (first: string, chosen: string) => (chosen === first ? undefined : chosen)

/** Null: of every group. */
export const groupOf = ({ shown }: ListChoice): ShownGroup | null => groups[shown]

export const nearOrderOf = ({ order }: ListChoice): NearOrder => orders[order]

export const narrowingOf = (choice: ListChoice, sought: Sought | null): Narrowing => ({
  categories: categoriesIn(choice.group),
  days: spans[choice.since],
  hasPhoto: choice.hasPhoto,
  sought,
})

const categoriesIn = (group: string) =>
  categoryGroups.find(({ code }) => code === group)?.categories.map(({ code }) => code) ?? null

/** One page of a list; of a municipality's reports, or the country's. */
export const questionOf = (
  municipality: string | null,
  choice: ListChoice,
  sought: Sought | null,
): ListQuestion => ({
  ...narrowingOf(choice, sought),
  municipality: municipality ?? sought?.municipality ?? null,
  group: groupOf(choice),
  order: choice.order === 'aldst' ? 'oldest' : 'newest',
  from: choice.from,
})

/** Whether something is chosen that may be why there is nothing. */
export const isNarrowedBy = ({ group, since, hasPhoto, words }: ListChoice, first = firstChoice): boolean =>
  group !== '' || (since !== 'alla' && since !== first.since) || hasPhoto || words !== ''
