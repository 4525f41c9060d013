import type { Language } from '#database/schema.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Answer } from './answer.ts'
import { type Explained, explainRecipient } from './explain-recipient.ts'
import type { Tables } from './tables.ts'

/** Who would get a report, as a form shows it: the same from the page and from the API. */
export type ShownRecipient = Pick<Explained, 'sentence' | 'meaning' | 'question'> & {
  /** Its code; null when nobody can be sent it. */
  body: string | null
  name: string
  /** It wants reports of the category to itself: nobody else sees them. */
  isPrivate: boolean
  alternatives: readonly (Explained['alternatives'][number] & { isPrivate: boolean })[]
  /** Whom to ring when it is urgent. */
  urgent: WordsAndAddress | null
  /** Where a body wants reports instead. */
  ownPage: WordsAndAddress | null
}
type WordsAndAddress = { words: string; href: string }

type About = { answer: Answer /** Null until one is chosen. */; category: string | null }

export function shownRecipient(
  language: Language,
  { answer, category }: About,
  tables: Pick<Tables, 'receivers'>,
): ShownRecipient {
  const { recipient } = answer
  const {
    recipient: name,
    sentence,
    meaning,
    question,
    alternatives,
    urgent,
  } = explainRecipient(language, answer, tables)
  const { refusal } = messagesIn(language).pages.reporting
  const isPrivate = (body: string) => category !== null && tables.receivers.isPrivate(body, category)
  const ownPage = recipient.takes ? null : recipient.ownPage
  return {
    body: recipient.takes ? recipient.body : null,
    name,
    isPrivate: recipient.takes && isPrivate(recipient.body),
    sentence,
    meaning,
    question,
    alternatives: alternatives.map((other) => ({ ...other, isPrivate: isPrivate(other.body) })),
    urgent:
      urgent && recipient.telephone ? { words: urgent, href: telephoneLink(recipient.telephone) } : null,
    ownPage: ownPage ? { words: refusal.ownPage(name), href: ownPage } : null,
  }
}

export const telephoneLink = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`
