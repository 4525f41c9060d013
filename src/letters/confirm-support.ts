import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type ConfirmSupport = {
  language: Language
  baseUrl: string
  token: string
  /** Of the report that is seen too. */
  number: number
  category: string
  municipality: string
}

/** To an address nobody has proven: which report it is about, and not a word that anybody wrote. */
export function confirmSupport(letter: ConfirmSupport): RenderedLetter {
  const { language, baseUrl, token, category, municipality } = letter
  const { support, confirm, copyLink } = messagesIn(language).letters
  const number = String(letter.number)
  return renderLetter({
    language,
    subject: support.subject(number),
    title: support.title,
    blocks: [
      { kind: 'paragraph', text: support.intro(number) },
      {
        kind: 'facts',
        facts: [
          { name: confirm.category, value: category },
          { name: confirm.municipality, value: municipality },
        ],
      },
      {
        kind: 'button',
        text: support.button,
        href: baseUrl + inLanguage(paths.supportConfirmation(token), language),
        hint: confirm.lives,
        copy: copyLink,
      },
      {
        kind: 'link',
        text: support.report,
        href: baseUrl + inLanguage(paths.report(letter.number), language),
      },
      { kind: 'paragraph', text: support.ignore },
    ],
    footer: [],
  })
}
