import type { Language } from '#i18n/messages.ts'
import { followedNews } from '../followed-news.ts'
import type { RenderedLetter } from '../letter.ts'
import type { NewsItem } from '../news-item.ts'
import { type ReportNews, reportNews } from '../report-news.ts'
import type { Samples } from './sample.ts'
import { type SampleWords, sampleBaseUrl, sampleToken } from './sample-words.ts'

/** What may happen, and the state it leads to. */
const states = {
  deliver: 'new',
  bounce: 'new',
  receive: 'received',
  investigate: 'investigating',
  ask: 'needs_information',
  remind: 'needs_information',
  lapse: 'received',
  plan: 'planned',
  start: 'in_progress',
  fix: 'fixed',
  decline: 'no_action',
  hand_over: 'new',
  return: 'new',
  mark_duplicate: 'duplicate',
  unmark_duplicate: 'received',
  withdraw: 'withdrawn',
  reopen: 'new',
  undo: 'received',
  answer: 'received',
  support: 'received',
  update: 'received',
  say_fixed: 'received',
  say_still: 'new',
} as const satisfies Record<NewsItem['act'], NewsItem['state']>

export type SampleAct = keyof typeof states
const isAct = (name: string): name is SampleAct => name in states
export const sampleActs = Object.keys(states).filter(isAct)

/** What those who run the service do to a case too. */
export const operatorActs = ['receive', 'hand_over', 'mark_duplicate', 'unmark_duplicate'] as const

export const sampleItem = (act: SampleAct, { line, holder }: SampleWords): NewsItem => ({
  act,
  at: new Date('2026-11-23T13:30:00Z'),
  holder,
  state: states[act],
  words: line,
  ...((act === 'hand_over' || act === 'return') && { toHolder: 'Trafikverket' }),
  ...(act === 'plan' && { plannedFor: '2027-05-03' }),
  ...(act === 'mark_duplicate' && { mainReport: 1000002 }),
  ...(act === 'answer' && { audience: 'message' as const }),
})

type Changes = Partial<Pick<ReportNews, 'report' | 'ownToken' | 'verdictToken'>>

export const sampleNews = (
  language: Language,
  { title }: SampleWords,
  news: readonly NewsItem[],
  changes: Changes = {},
): RenderedLetter =>
  reportNews({
    language,
    baseUrl: sampleBaseUrl,
    report: { number: 1000001, title, language: 'sv' },
    news,
    ownToken: null,
    verdictToken: null,
    unsubscribeToken: sampleToken('u'),
    allToken: sampleToken('w'),
    ...changes,
  })

export const newsSamples: Samples = (language, words) => {
  const own = { ownToken: sampleToken('o') }
  const asked = { verdictToken: sampleToken('v') }
  const item = (act: SampleAct) => sampleItem(act, words)
  const news = (items: readonly NewsItem[], changes: Changes = {}) =>
    sampleNews(language, words, items, changes)
  const { mainReport: _main, ...intoUnshown } = item('mark_duplicate')
  const { words: _words, ...wordless } = item('support')
  return [
    ...sampleActs.flatMap((act): [string, RenderedLetter][] => [
      [`news of ${act}`, news([item(act)])],
      [`own news of ${act}`, news([item(act)], own)],
    ]),
    ...operatorActs.map((act): [string, RenderedLetter] => [
      `news of ${act} by operators`,
      news([{ ...item(act), byOperator: true }], own),
    ]),
    ['news of mark_duplicate into what is not shown', news([intoUnshown])],
    ['news of a line with a photo', news([{ ...item('support'), photos: 1 }])],
    ['news of a fix, asked of', news([item('fix')], asked)],
    ['own news of a fix, asked of', news([item('fix')], { ...own, ...asked })],
    ['news of photos', news([{ ...wordless, photos: 2 }])],
    ['news of several things', news([item('receive'), item('start'), item('answer')], own)],
    ['news of everything', news(sampleActs.map(item), own)],
    ['gathered news of one', gathered(language, words, 1)],
    ['gathered news', gathered(language, words, 3)],
    ['news of several reports', gathered(language, words, 2, sampleLetter)],
  ]
}

const sampleLetter = '00000000-0000-4000-8000-000000000054'

const gathered = (
  language: Language,
  words: SampleWords,
  count: number,
  soonLetter: string | null = null,
): RenderedLetter =>
  followedNews({
    language,
    baseUrl: sampleBaseUrl,
    reports: Array.from({ length: count }, (_, place) => ({
      number: 1000001 + place,
      title: words.title,
      news: [sampleItem('fix', words), sampleItem('answer', words)],
      ownToken: place === 0 ? sampleToken('o') : null,
      verdictToken: sampleToken('v'),
      unsubscribeToken: sampleToken('u'),
    })),
    allToken: sampleToken('w'),
    soonLetter,
  })
