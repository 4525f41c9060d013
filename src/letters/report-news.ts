import { foreign } from '#i18n/foreign.ts'
import { formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { type NewsItem, newsSentence, newsTitle } from './news-item.ts'
import { renderLetter } from './render-letter.ts'
import { threadSubject } from './thread-subject.ts'

export type ReportNews = {
  language: Language
  baseUrl: string
  /** The published title, and what it is written in. */
  report: { number: number; title: string; language: Language }
  /** There is no page that all may see. */
  isPrivate?: boolean
  /** What happened, oldest first; at least one thing. */
  news: readonly NewsItem[]
  /** Token of the reporter's own page; null for other followers. */
  ownToken: string | null
  /** Token of the page that asks whether the fix holds; null where nothing is asked. */
  verdictToken: string | null
  unsubscribeToken: string
  /** What people answer by mail comes to us, and goes on to the holder. */
  takesReplies?: boolean
  /** Of the page with all they follow, where they have one. */
  allToken: string | null
}

/** To somebody who follows a report: what has happened with it since the letter before. */
export function reportNews(letter: ReportNews): RenderedLetter {
  const { language, baseUrl, report, news, ownToken, unsubscribeToken, allToken } = letter
  const { news: messages } = messagesIn(language).letters
  const number = String(report.number)
  return renderLetter({
    language,
    subject: threadSubject(report.title, report.number),
    title: newsTitle(news, language),
    blocks: [
      ...several(letter),
      ...news.flatMap((one) => told(one, letter)),
      currentFacts(letter),
      ...waysOn(letter),
    ],
    footer: [
      ...answering(letter),
      {
        kind: 'small',
        text: ownToken === null ? messages.whyFollower(number) : messages.whyReporter(number),
        link: {
          text: messages.unsubscribe,
          href: baseUrl + inLanguage(paths.unsubscribe(unsubscribeToken), language),
        },
      },
      ...(allToken === null ? [] : [everythingFollowed(language, baseUrl, allToken)]),
    ],
    // RFC 8058: mail programs unsubscribe by themselves with one POST.
    headers: {
      'List-Unsubscribe': `<${baseUrl}${paths.unsubscribe(unsubscribeToken)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })
}

/** Where an answer to the letter goes, for whoever has something to answer. */
function answering({ language, ownToken, takesReplies }: ReportNews): Block[] {
  const { answerByMail, answerOnPage } = messagesIn(language).letters.news
  if (takesReplies) return [{ kind: 'small', text: answerByMail }]
  return ownToken === null ? [] : [{ kind: 'small', text: answerOnPage }]
}

/** The one place where all a person follows and watches is kept. */
export const everythingFollowed = (language: Language, baseUrl: string, token: string): Block => ({
  kind: 'link',
  text: messagesIn(language).letters.watching.all,
  href: baseUrl + inLanguage(paths.watches(token), language),
})

function several({ language, news, ownToken }: ReportNews): Block[] {
  const { news: messages } = messagesIn(language).letters
  if (news.length === 1) return []
  return [{ kind: 'heading', text: ownToken === null ? messages.severalFollowed : messages.several }]
}

function told(one: NewsItem, { language, baseUrl, news }: ReportNews): Block[] {
  const when = formatTime(one.at, language)
  return [
    news.length === 1
      ? { kind: 'small', text: when }
      : { kind: 'step', when, text: newsSentence(one, language) },
    ...saidWith(one, language, baseUrl),
  ]
}

/** The words and photos that came with what happened, and the way to a report it was merged with. */
export function saidWith(one: NewsItem, language: Language, baseUrl: string): Block[] {
  const { news: messages } = messagesIn(language).letters
  const blocks: Block[] = []
  const by = one.byOperator && messages.fromOperator
  if (one.words)
    blocks.push({
      kind: 'quote',
      ...(by && { by }),
      text: one.words,
      ...foreign(one.language ?? language, language),
    })
  if (one.photos && (one.words || one.act === 'fix'))
    blocks.push({ kind: 'small', text: messages.withPhotos(one.photos) })
  if (one.audience === 'message') blocks.push({ kind: 'small', text: messages.messageToYou })
  if (one.mainReport !== undefined) {
    const href = baseUrl + inLanguage(paths.report(one.mainReport), language)
    blocks.push({ kind: 'link', text: messages.mainReport(String(one.mainReport)), href })
  }
  return blocks
}

function currentFacts({ language, report, news }: ReportNews): Block {
  const { letters, words } = messagesIn(language)
  const last = news.at(-1)
  const holder = last && (last.toHolder ?? last.holder)
  return {
    kind: 'facts',
    facts: [
      { name: letters.news.number, value: String(report.number) },
      { name: letters.news.title, value: report.title, ...foreign(report.language, language) },
      ...(holder ? [{ name: letters.news.holder, value: holder }] : []),
      ...(last ? [{ name: letters.news.state, value: words.state[last.state] }] : []),
    ],
  }
}

function waysOn(letter: ReportNews): Block[] {
  const { language, baseUrl, report, news, ownToken, verdictToken, isPrivate } = letter
  if (verdictToken !== null) return asked(letter, verdictToken)
  const { news: messages } = messagesIn(language).letters
  const reportPage = baseUrl + inLanguage(paths.report(report.number), language)
  const state = news.at(-1)?.state
  const isEnded = state === 'fixed' || state === 'no_action'
  if (ownToken === null) {
    const still = baseUrl + inLanguage(paths.contribution(report.number, 'still'), language)
    return [
      { kind: 'button', text: messages.report, href: reportPage },
      ...(isEnded ? [{ kind: 'link' as const, text: messages.stillThere, href: still }] : []),
    ]
  }
  const isAsked = state === 'needs_information'
  return [
    ...(isEnded ? [{ kind: 'paragraph' as const, text: messages.mayReopen }] : []),
    {
      kind: 'button',
      text: isAsked ? messages.answerQuestion : messages.ownReport,
      href:
        baseUrl +
        inLanguage(
          isAsked ? paths.ownReportAct(ownToken, 'komplettera') : paths.ownReport(ownToken),
          language,
        ),
      hint: messages.ownReportHint,
    },
    ...(isPrivate ? [] : [{ kind: 'link' as const, text: messages.report, href: reportPage }]),
  ]
}

/** A fix is asked of in the letter that tells it: no other letter follows for that. */
function asked(
  { language, baseUrl, report, ownToken, isPrivate }: ReportNews,
  verdictToken: string,
): Block[] {
  const { news: messages } = messagesIn(language).letters
  const at = (path: string) => baseUrl + inLanguage(path, language)
  const ownPage = { text: messages.ownReport, href: at(paths.ownReport(ownToken ?? '')) }
  return [
    { kind: 'heading', text: messages.verdict.title },
    {
      kind: 'paragraph',
      text: ownToken === null ? messages.verdict.askFollower : messages.verdict.askReporter,
    },
    {
      kind: 'button',
      text: messages.verdict.button,
      href: at(paths.verdict(verdictToken)),
      hint: messages.verdict.hint,
    },
    ...(ownToken === null ? [] : [{ kind: 'link' as const, ...ownPage }]),
    ...(isPrivate
      ? []
      : [{ kind: 'link' as const, text: messages.report, href: at(paths.report(report.number)) }]),
  ]
}
