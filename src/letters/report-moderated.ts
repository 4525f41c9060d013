import { type Language, messagesIn } from '#i18n/messages.ts'
import type { ModerationItem } from '#moderation/moderation-in-letter.ts'
import { inLanguage, paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'
import { threadSubject } from './thread-subject.ts'

export type ReportModerated = {
  language: Language
  baseUrl: string
  number: number
  /** The published title. */
  reportTitle: string
  /** What was done, in that order; at least one thing. */
  done: readonly ModerationItem[]
  isHidden: boolean
  /** The text was held before anybody had remarked on it: it waits to be read, or has been. */
  held?: 'waits' | 'read' | null
  /** Token of the reporter's own page; null for others. */
  ownToken: string | null
  unsubscribeToken: string
}

/** To whoever wrote what was hidden or changed: what was done, why, and how to object. Quotes none of what is hidden. */
export function reportModerated(letter: ReportModerated): RenderedLetter {
  const { language, baseUrl, done, held, ownToken, unsubscribeToken } = letter
  const { moderation, news } = messagesIn(language).letters
  const number = String(letter.number)
  const head = held ? moderation.held[held] : moderation
  return renderLetter({
    language,
    subject: letter.isHidden ? head.subject(number) : threadSubject(letter.reportTitle, letter.number),
    title: head.title,
    blocks: [
      { kind: 'paragraph', text: head.intro(number) },
      ...done.map((one) => told(one, language)),
      { kind: 'paragraph', text: moderation.object },
      ...waysOn(letter),
    ],
    footer: [
      {
        kind: 'small',
        text: ownToken === null ? news.whyFollower(number) : news.whyReporter(number),
        link: {
          text: news.unsubscribe,
          href: baseUrl + inLanguage(paths.unsubscribe(unsubscribeToken), language),
        },
      },
    ],
  })
}

function told({ act, of, reason }: ModerationItem, language: Language): Block {
  const { moderation } = messagesIn(language).letters
  const { happened } = moderation
  const because = reason ? ` ${moderation.because(moderation.reasons[reason])}` : ''
  // Only a report and an entry have words to change.
  const what = act === 'redact' ? happened.redact[of === 'entry' ? 'entry' : 'report'] : happened[act][of]
  return { kind: 'paragraph', text: what + because }
}

function waysOn({ language, baseUrl, number, isHidden, ownToken }: ReportModerated): Block[] {
  const { news } = messagesIn(language).letters
  if (ownToken !== null)
    return [
      {
        kind: 'button',
        text: news.ownReport,
        href: baseUrl + inLanguage(paths.ownReport(ownToken), language),
        hint: news.ownReportHint,
      },
    ]
  if (isHidden) return []
  return [{ kind: 'link', text: news.report, href: baseUrl + inLanguage(paths.report(number), language) }]
}
