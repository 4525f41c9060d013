import { formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { type NewsItem, newsSentence } from './news-item.ts'
import { renderLetter } from './render-letter.ts'
import { everythingFollowed, saidWith } from './report-news.ts'

/** One report, and what has happened with it, oldest first; at least one thing. */
export type FollowedNews = {
  number: number
  /** The published title. */
  title: string
  news: readonly NewsItem[]
  /** Token of the reporter's own page; null for other followers. */
  ownToken: string | null
  /** Token of the page that asks whether the fix holds; null where nothing is asked. */
  verdictToken: string | null
  unsubscribeToken: string
}

export type GatheredNews = {
  language: Language
  baseUrl: string
  /** At least one. */
  reports: readonly FollowedNews[]
  /** Of the page with all they follow. */
  allToken: string
  /** The letter's own id, when it has waited for ten minutes only; null for the letter of a morning. */
  soonLetter: string | null
}

/**
 * What has happened with several reports, in one letter: to somebody who hears daily or weekly of all they follow so;
 * or to somebody who hears at once, of what has happened within ten minutes.
 */
export function followedNews(gatheredNews: GatheredNews): RenderedLetter {
  const { language, baseUrl, reports, allToken, soonLetter } = gatheredNews
  const { gathered } = messagesIn(language).letters
  const title = gathered.title(reports.length)
  const all = baseUrl + inLanguage(paths.watches(allToken), language)
  const [only, another] = reports
  const leaveSeveral =
    soonLetter === null ? paths.watches(allToken) : paths.watchesOfLetter(allToken, soonLetter)
  const leave = another || !only ? leaveSeveral : paths.unsubscribe(only.unsubscribeToken)
  return renderLetter({
    language,
    subject: title,
    title,
    blocks: reports.flatMap((one) => section(one, language, baseUrl)),
    footer: [
      {
        kind: 'small',
        text: soonLetter === null ? gathered.why : gathered.whySoon,
        link: { text: gathered.pace, href: all },
      },
      everythingFollowed(language, baseUrl, allToken),
    ],
    headers: {
      'List-Unsubscribe': `<${baseUrl}${leave}>`,
      // RFC 8058: mail programs unsubscribe by themselves with one POST; of several reports, from all that is gathered so.
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
}

function section(one: FollowedNews, language: Language, baseUrl: string): Block[] {
  const { letters } = messagesIn(language)
  const at = (path: string) => baseUrl + inLanguage(path, language)
  const page = one.ownToken === null ? paths.report(one.number) : paths.ownReport(one.ownToken)
  return [
    { kind: 'heading', text: one.title },
    ...one.news.flatMap((item): Block[] => [
      { kind: 'step', when: formatTime(item.at, language), text: newsSentence(item, language) },
      ...saidWith(item, language, baseUrl),
    ]),
    ...(one.verdictToken === null
      ? []
      : [
          {
            kind: 'link' as const,
            text: letters.news.verdict.button,
            href: at(paths.verdict(one.verdictToken)),
          },
        ]),
    {
      kind: 'link',
      text: one.ownToken === null ? letters.news.report : letters.news.ownReport,
      href: at(page),
    },
    {
      kind: 'small',
      text: letters.gathered.number(String(one.number)),
      link: { text: letters.news.unsubscribe, href: at(paths.unsubscribe(one.unsubscribeToken)) },
    },
  ]
}
