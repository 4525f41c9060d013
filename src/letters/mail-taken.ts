import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type MailTaken = {
  language: Language
  baseUrl: string
  token: string
  /** Of the thread it belongs to; null to an address that is not proven, where nothing is quoted. */
  thread: string | null
  number: number
  title: string
  /** What was done with the mail, or why nothing was. */
  sentences: readonly string[]
  button: string
  /** What was understood to be its words; nothing is quoted to an address that is not proven. */
  words: string | null
  ignore?: string
}

/** The answer to a mail: in one line what it was understood as, with a link to undo, choose or confirm. */
export function mailTaken(letter: MailTaken): RenderedLetter {
  const { language, baseUrl, token, thread, number, title, sentences, button, words, ignore } = letter
  const { pages, letters } = messagesIn(language)
  return renderLetter({
    language,
    subject: thread ?? pages.mailing.subject(String(number)),
    title,
    blocks: [
      ...sentences.map((text) => ({ kind: 'paragraph' as const, text })),
      ...(words ? [{ kind: 'quote' as const, by: pages.mailing.wrote, text: words }] : []),
      {
        kind: 'button',
        text: button,
        href: baseUrl + inLanguage(paths.mail(token), language),
        hint: pages.mailing.hint,
        copy: letters.copyLink,
      },
      ...(ignore ? [{ kind: 'paragraph' as const, text: ignore }] : []),
    ],
    footer: [],
  })
}
