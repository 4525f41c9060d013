import { foreign } from '#i18n/foreign.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import { shorten } from '#text/plain-text.ts'
import { inLanguage, paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'
import { everythingFollowed } from './report-news.ts'

/** One report: its published title, and words for what, where and when. */
export type PlaceNewsItem = {
  number: number
  title: string
  /** What the title is written in. */
  language: Language
  category: string
  place: string
  /** As "i går kl. 14.30". */
  when: string
  isFix: boolean
}

export type PlaceNews = {
  language: Language
  baseUrl: string
  /** At least one; those that got fixed and those that are new. */
  told: readonly PlaceNewsItem[]
  /** How many there are besides, and where they can be seen. */
  more: { count: number; path: string }
  /** What is watched that has found them, in words. */
  watched: readonly string[]
  allToken: string
  /** Ends the one watch, or all where several have found something. */
  leaveToken: string
}

/** To somebody who watches a place or a body: what is new there, and what got fixed. */
export function placeNews(letter: PlaceNews): RenderedLetter {
  const { language, baseUrl, told, watched, allToken, leaveToken } = letter
  const { placeNews: messages } = messagesIn(language).letters
  const [fixed, made] = [told.filter(({ isFix }) => isFix), told.filter(({ isFix }) => !isFix)]
  const title = messages.title(made.length, fixed.length, letter.more.count)
  return renderLetter({
    language,
    subject: subjectOf(letter, title),
    title,
    blocks: [
      ...section(messages.made, made, letter),
      ...section(messages.fixed, fixed, letter),
      ...moreOf(letter),
    ],
    footer: [
      {
        kind: 'small',
        text: messages.why(watched.join('; ')),
        link: {
          text: watched.length > 1 ? messages.leaveAll : messages.leave,
          href: baseUrl + inLanguage(paths.unwatch(leaveToken), language),
        },
      },
      everythingFollowed(language, baseUrl, allToken),
    ],
    // RFC 8058: mail programs unsubscribe by themselves with one POST.
    headers: {
      'List-Unsubscribe': `<${baseUrl}${paths.unwatch(leaveToken)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
}

/** What it is about, where it is one thing. */
function subjectOf({ language, told }: PlaceNews, title: string): string {
  const { subject } = messagesIn(language).letters.placeNews
  const [only, another] = told
  if (!only || another) return title
  return (only.isFix ? subject.fixed : subject.made)(shorten(only.title, 90))
}

function section(heading: string, told: readonly PlaceNewsItem[], { language, baseUrl }: PlaceNews): Block[] {
  if (told.length === 0) return []
  const { placeNews: messages } = messagesIn(language).letters
  return [
    { kind: 'heading', text: heading },
    ...told.flatMap(({ number, title, language: writtenIn, category, place, when }): Block[] => [
      {
        kind: 'link',
        text: title,
        href: baseUrl + inLanguage(paths.report(number), language),
        ...foreign(writtenIn, language),
      },
      { kind: 'small', text: messages.detail(category, place, when) },
    ]),
  ]
}

function moreOf({ language, baseUrl, more: { count, path } }: PlaceNews): Block[] {
  if (count === 0) return []
  const { placeNews: messages } = messagesIn(language).letters
  return [{ kind: 'link', text: messages.more(count), href: baseUrl + inLanguage(path, language) }]
}
