import type { Language } from '#database/schema.ts'
import type { Point } from '#geo/browser/point.ts'

/** What every kind of feed is written from. Addresses are whole. */
export type Feed = {
  title: string
  language: Language
  /** The page that shows the same, and the feed itself. */
  page: string
  self: string
  updated: Date
  items: readonly FeedItem[]
}

export type FeedItem = {
  /** Its address, for good: what a reader knows it by. */
  id: string
  page: string
  title: string
  /** What it is, in a line, and what was written: plain text. */
  summary: string
  words: string
  /** What each is written in: what somebody said keeps its language in a feed in the other one. */
  titleIn: Language
  summaryIn: Language
  wordsIn: Language
  published: Date
  updated: Date
  category: string | null
  point: Point | null
}

export const feedFormats = ['atom', 'rss', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

export const plainOf = ({ summary, words }: FeedItem): string => [summary, words].filter(Boolean).join('\n\n')

/** The one of the item, where only one can be told: that of what was written, if anything was. */
export const languageOf = ({ words, wordsIn, titleIn }: FeedItem): Language => (words ? wordsIn : titleIn)

/** As "57.930180 12.533520", which GeoRSS asks for. */
export const georss = ({ lat, lon }: Point): string => `${lat.toFixed(6)} ${lon.toFixed(6)}`
