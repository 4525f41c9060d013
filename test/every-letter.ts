import type { Language } from '#i18n/messages.ts'
import type { RenderedLetter } from '#letters/letter.ts'
import type { NewsItem } from '#letters/news-item.ts'
import type { PlaceNews } from '#letters/place-news.ts'
import type { ReportNews } from '#letters/report-news.ts'
import { everySample } from '#letters/samples/every-sample.ts'
import { sentOn as sampleSentOn } from '#letters/samples/sample-bodies.ts'
import { type SampleAct, sampleItem, sampleNews } from '#letters/samples/sample-news.ts'
import { samplePlaceItem, samplePlaceNews } from '#letters/samples/sample-places.ts'
import { type SampleWords, sampleBaseUrl, sampleToken } from '#letters/samples/sample-words.ts'
import { deliveryToSend } from './delivery-to-send.ts'

export const baseUrl = sampleBaseUrl
export const token = sampleToken
export const stolen = token('S')
const evil = `${baseUrl}/svar/${stolen}?a=b&c=d`

/** Only names, addresses and links that let somebody in: what else stands in the letters is ours. */
const hostile: SampleWords = {
  title: `X ${evil} X`,
  said: `X\n${evil}\nX <b>&amp;</b>`,
  line: `X ${evil}`,
  place: `X 1 ${evil}`,
  name: `N ${evil}`,
  holder: 'Lund',
  category: 'Hal',
  answer: `451 ${evil}`,
  page: evil,
  watched: `1 km ${evil}`,
}

export const bare = deliveryToSend()
export const sentOn = sampleSentOn(hostile)

export const everyLetter = (language: Language): [string, RenderedLetter][] =>
  everySample(language, hostile).map(({ name, letter }) => [name, letter])

export const item = (act: SampleAct): NewsItem => sampleItem(act, hostile)

export const news = (
  language: Language,
  items: NewsItem[],
  ownToken: string | null,
  verdictToken: string | null = null,
  report: ReportNews['report'] = { number: 1000001, title: hostile.title, language: 'sv' },
): RenderedLetter => sampleNews(language, hostile, items, { ownToken, verdictToken, report })

export const placeItem = (isFix: boolean) => samplePlaceItem(hostile, isFix)
export const newsOfPlaces = (language: Language, changes: Partial<PlaceNews> = {}): RenderedLetter =>
  samplePlaceNews(language, hostile, changes)
