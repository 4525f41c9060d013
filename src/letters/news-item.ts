import { formatPlannedDay } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { Act, CaseState, OperatorAct } from '#reports/states.ts'

/** One thing that happened with a report, told in a letter. */
export type NewsItem = {
  act:
    | Exclude<Act, 'supply'>
    | 'remind'
    | 'deliver'
    | 'bounce'
    | 'answer'
    | 'support'
    | 'update'
    | 'say_fixed'
    | 'say_still'
  at: Date
  /** The name of the body whose case it was. */
  holder: string
  /** Done to the holder's case by those who run the service, not by the holder. */
  byOperator?: true
  /** Who has it now, for hand_over and return. */
  toHolder?: string
  /** What was said with it: an answer, a question, a reason. */
  words?: string
  /** What the words are written in. */
  language?: Language
  /** How many photos came with it, for everybody to see. */
  photos?: number
  /** The day as 2026-11-23. */
  plannedFor?: string
  mainReport?: number
  /** Who may read the words; a message is for the reporter alone. */
  audience?: 'update' | 'message'
  /** The state of the present case after it. */
  state: CaseState
}

/** What a letter is about, when it tells several things: the first of these that is still true. */
const byWeight = [
  'fix',
  'ask',
  'remind',
  'decline',
  'withdraw',
  'mark_duplicate',
  'hand_over',
  'return',
  'reopen',
  'unmark_duplicate',
  'answer',
  'say_still',
  'say_fixed',
  'update',
  'plan',
  'start',
  'investigate',
  'receive',
  'undo',
  'lapse',
  'bounce',
  'deliver',
  'support',
] as const satisfies readonly NewsItem['act'][]

// These stay true whatever comes after; the rest only while the case is in the state they led to.
const lasting = new Set<NewsItem['act']>([
  'hand_over',
  'return',
  'answer',
  'deliver',
  'bounce',
  'support',
  'update',
  'say_fixed',
  'say_still',
])

/** What a letter tells first of all: the only thing that happened, or the one that matters most, without its words. */
export function newsTitle(news: readonly NewsItem[], language: Language): string {
  const [only, another] = news
  if (only && !another) return newsSentence(only, language)
  const most = weightiest(news)
  if (!most) return ''
  const { words: _, ...told } = most
  return newsSentence(told, language).replace(/:$/, '.')
}

function weightiest(news: readonly NewsItem[]): NewsItem | undefined {
  const last = news.at(-1)
  const stillTrue = news.filter(({ act, state }) => lasting.has(act) || state === last?.state)
  return byWeight
    .map((act) => stillTrue.findLast((one) => one.act === act))
    .find((found) => found !== undefined)
}

export function newsSentence(one: NewsItem, language: Language): string {
  const { news } = messagesIn(language).letters
  const theirs: ByOperator = news.byOperator
  const sentence = ((one.byOperator && theirs[one.act]) || news.happened[one.act])(facts(one, language))
  if (one.act !== 'plan') return sentence
  const day = one.plannedFor && formatPlannedDay(one.plannedFor, language)
  return `${sentence} ${day ? news.plannedFor(day) : news.plannedSomeDay}`
}

type Sentence = (told: ReturnType<typeof facts>) => string
type ByOperator = Readonly<Partial<Record<NewsItem['act'], Sentence>> & Record<OperatorAct, Sentence>>

function facts(
  { holder, toHolder, mainReport, state, words: said, photos = 0 }: NewsItem,
  language: Language,
) {
  const { letters, words } = messagesIn(language)
  return {
    holder,
    toHolder: toHolder ?? letters.news.anotherHolder,
    mainReport: String(mainReport ?? ''),
    state: words.state[state],
    hasWords: said !== undefined,
    photos,
  }
}
