import type { Language } from '#i18n/messages.ts'
import { confirmWatch } from '../confirm-watch.ts'
import type { RenderedLetter } from '../letter.ts'
import { type PlaceNews, type PlaceNewsItem, placeNews } from '../place-news.ts'
import { watchesLink } from '../watches-link.ts'
import type { Samples } from './sample.ts'
import { type SampleWords, sampleBaseUrl, sampleToken } from './sample-words.ts'

export const samplePlaceItem = (
  { title, category, place, holder }: SampleWords,
  isFix: boolean,
): PlaceNewsItem => ({
  number: 1000001,
  title,
  language: 'sv',
  category,
  place: `${place}, ${holder}`,
  when: '2026-11-23 14.30',
  isFix,
})

export const samplePlaceNews = (
  language: Language,
  words: SampleWords,
  changes: Partial<PlaceNews> = {},
): RenderedLetter =>
  placeNews({
    language,
    baseUrl: sampleBaseUrl,
    told: [samplePlaceItem(words, false), samplePlaceItem(words, true)],
    more: { count: 0, path: '/karta' },
    watched: [words.watched],
    allToken: sampleToken('w'),
    leaveToken: sampleToken('l'),
    ...changes,
  })

export const watchSamples: Samples = (language, { holder }) => [
  [
    'confirm-watch',
    confirmWatch({ language, baseUrl: sampleBaseUrl, token: sampleToken('d'), watched: holder, pace: 'X' }),
  ],
]

export const watchesSamples: Samples = (language) => [
  ['watches-link', watchesLink({ language, baseUrl: sampleBaseUrl, token: sampleToken('w') })],
]

export const placeSamples: Samples = (language, words) => {
  const news = (changes: Partial<PlaceNews>) => samplePlaceNews(language, words, changes)
  return [
    ['place-news', news({})],
    ['place-news of one report', news({ told: [samplePlaceItem(words, false)] })],
    ['place-news of one that got fixed', news({ told: [samplePlaceItem(words, true)] })],
    [
      'place-news of very many',
      news({ more: { count: 157, path: '/karta' }, watched: [words.holder, 'Lomma'] }),
    ],
  ]
}
