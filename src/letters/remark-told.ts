import { foreign } from '#i18n/foreign.ts'
import { formatPlannedDay, formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { ModerationReason } from '#moderation/remark.ts'
import { shorten } from '#text/plain-text.ts'
import { paths } from '../paths.ts'
import type { Block, Fact, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type RemarkTold = {
  language: Language
  baseUrl: string
  id: string
  words: string
  /** What the words are written in. */
  writtenIn: Language
  email: string | null
  toldAt: Date
  about:
    | {
        number: number
        title: string
        titleIn: Language
        reason: ModerationReason
        token: string
        /** Nobody has remarked on it: its text waits to be read. */
        isHeld?: boolean
      }
    /** `answerBy` as 2026-12-01. */
    | { page: string; answerBy: string }
}

/** To those who run the service: what somebody remarks on, and what to do about it. */
export function remarkTold(letter: RemarkTold): RenderedLetter {
  const { language, words, writtenIn, about } = letter
  const { letters, pages } = messagesIn(language)
  const { remark } = letters
  if ('reason' in about && about.isHeld) return textHeld(letter, about)
  const isAbuse = 'reason' in about
  return renderLetter({
    language,
    subject: isAbuse
      ? remark.subjectAbuse(pages.telling.reasons[about.reason], String(about.number))
      : remark.subjectBarrier,
    title: isAbuse ? remark.titleAbuse : remark.titleBarrier,
    blocks: [
      { kind: 'facts', facts: factsOf(letter) },
      { kind: 'quote', by: remark.by, text: words, ...foreign(writtenIn, language) },
      ...whatToDo(letter),
    ],
    footer: [{ kind: 'small', text: letters.operator.why }],
  })
}

type Held = { number: number; token: string }

/** Quotes none of it: what may be told of whom is what is to be found out. */
function textHeld({ language, baseUrl, toldAt }: RemarkTold, { number, token }: Held): RenderedLetter {
  const { remark, operator } = messagesIn(language).letters
  return renderLetter({
    language,
    subject: remark.subjectHeld(String(number)),
    title: remark.titleHeld,
    blocks: [
      { kind: 'paragraph', text: remark.introHeld },
      {
        kind: 'facts',
        facts: [
          { name: remark.number, value: String(number), href: baseUrl + paths.report(number) },
          { name: remark.told, value: formatTime(toldAt, language) },
        ],
      },
      { kind: 'button', text: remark.readHeld, href: baseUrl + paths.review(token), hint: remark.reviewHint },
    ],
    footer: [{ kind: 'small', text: operator.why }],
  })
}

function factsOf({ language, baseUrl, about, toldAt, email }: RemarkTold): Fact[] {
  const { letters, pages } = messagesIn(language)
  const { remark } = letters
  return [
    ...('reason' in about
      ? [
          {
            name: remark.number,
            value: String(about.number),
            href: baseUrl + paths.report(about.number),
          },
          { name: remark.title, value: shorten(about.title, 120), ...foreign(about.titleIn, language) },
          { name: remark.reason, value: pages.telling.reasons[about.reason] },
        ]
      : [{ name: remark.page, value: about.page || remark.noPage }]),
    { name: remark.told, value: formatTime(toldAt, language) },
    { name: remark.sender, value: email ?? remark.noSender },
  ]
}

function whatToDo({ language, baseUrl, id, about }: RemarkTold): Block[] {
  const { remark } = messagesIn(language).letters
  if ('reason' in about)
    return [
      {
        kind: 'button',
        text: remark.review,
        href: baseUrl + paths.review(about.token),
        hint: remark.reviewHint,
      },
    ]
  return [
    { kind: 'paragraph', text: remark.answer(formatPlannedDay(about.answerBy, language)) },
    { kind: 'commands', lines: [`npm run remarks -- answered ${id}`] },
  ]
}
