import type { Language } from '#database/schema.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { Answer } from './answer.ts'
import { type Explained, explainRecipient } from './explain-recipient.ts'
import type { Tables } from './tables.ts'

/** Who would get a report, as a form shows it: the same from the page and from the API. */
export type ShownRecipient = Pick<Explained, 'sentence' | 'meaning' | 'question' | 'alternatives'> & {
  /** Its code; null when nobody can be sent it. */
  body: string | null
  name: string
  /** Whom to ring when it is urgent. */
  urgent: WordsAndAddress | null
  /** Where a body wants reports instead. */
  ownPage: WordsAndAddress | null
}
type WordsAndAddress = { words: string; href: string }

export function shownRecipient(
  language: Language,
  answer: Answer,
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
  const ownPage = recipient.takes ? null : recipient.ownPage
  return {
    body: recipient.takes ? recipient.body : null,
    name,
    sentence,
    meaning,
    question,
    alternatives,
    urgent:
      urgent && recipient.telephone ? { words: urgent, href: telephoneLink(recipient.telephone) } : null,
    ownPage: ownPage ? { words: refusal.ownPage(name), href: ownPage } : null,
  }
}

export const telephoneLink = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`
