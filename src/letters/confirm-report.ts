import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type ConfirmReport = {
  language: Language
  /** Without a slash at the end, as in all letters. */
  baseUrl: string
  token: string
  category: string
  municipality: string
}

/** To an address nobody has proven: it quotes nothing that anybody wrote, or it could be used to send spam. */
export function confirmReport({
  language,
  baseUrl,
  token,
  category,
  municipality,
}: ConfirmReport): RenderedLetter {
  const { confirm, copyLink } = messagesIn(language).letters
  const href = baseUrl + inLanguage(paths.confirmation(token), language)
  return renderLetter({
    language,
    subject: confirm.subject,
    title: confirm.subject,
    blocks: [
      { kind: 'paragraph', text: confirm.intro(municipality) },
      {
        kind: 'facts',
        facts: [
          { name: confirm.category, value: category },
          { name: confirm.municipality, value: municipality },
        ],
      },
      { kind: 'button', text: confirm.button, href, hint: confirm.lives, copy: copyLink },
      { kind: 'paragraph', text: confirm.ignore },
    ],
    footer: [],
  })
}
