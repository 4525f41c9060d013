import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type ConfirmWatch = {
  language: Language
  baseUrl: string
  token: string
  /** What is to be watched and how often, without a word that anybody wrote. */
  watched: string
  pace: string
}

/** To an address nobody has proven: what somebody wants to watch with it, and not a word that anybody wrote. */
export function confirmWatch({ language, baseUrl, token, watched, pace }: ConfirmWatch): RenderedLetter {
  const { watching, confirm, copyLink } = messagesIn(language).letters
  return renderLetter({
    language,
    subject: watching.confirm,
    title: watching.confirm,
    blocks: [
      { kind: 'paragraph', text: watching.intro },
      {
        kind: 'facts',
        facts: [
          { name: watching.what, value: watched },
          { name: watching.pace, value: pace },
        ],
      },
      {
        kind: 'button',
        text: watching.button,
        href: baseUrl + inLanguage(paths.watchConfirmation(token), language),
        hint: confirm.lives,
        copy: copyLink,
      },
      { kind: 'paragraph', text: watching.ignore },
    ],
    footer: [],
  })
}
