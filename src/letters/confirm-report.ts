import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type ConfirmReport = {
  language: Language
  /** Without a slash at the end, as in all letters. */
  baseUrl: string
  token: string
  /** The categories' names, each once. */
  categories: readonly string[]
  municipality: string
  /** How many reports wait for this letter. */
  count: number
  /** A letter before this one went unanswered for a day. */
  isReminder: boolean
  /** They have answered the letter before instead of pressing. */
  isAnswer?: boolean
}

/** To an address nobody has proven: it quotes nothing that anybody wrote, or it could be used to send spam. */
export function confirmReport(letter: ConfirmReport): RenderedLetter {
  const { language, baseUrl, token, count, isReminder } = letter
  const { confirm, copyLink } = messagesIn(language).letters
  const href = baseUrl + inLanguage(paths.confirmation(token), language)
  const subject = isReminder ? confirm.reminder : confirm.subject
  return renderLetter({
    language,
    subject,
    title: subject,
    blocks: [
      ...asked(letter),
      {
        kind: 'button',
        text: count === 1 ? confirm.button : confirm.buttonMany(count),
        href,
        hint: confirm.lives,
        copy: copyLink,
      },
      { kind: 'paragraph', text: isReminder ? confirm.ignoreReminder : confirm.ignore },
    ],
    footer: [],
  })
}

function asked({ language, count, categories, municipality, isReminder, isAnswer }: ConfirmReport): Block[] {
  const { confirm } = messagesIn(language).letters
  const intro = count === 1 ? confirm.intro(municipality) : confirm.introMany(count)
  const facts = [
    { name: confirm.category, value: categories.join(', ') },
    ...(count === 1 ? [{ name: confirm.municipality, value: municipality }] : []),
  ]
  return [
    ...(isAnswer ? [{ kind: 'paragraph' as const, text: confirm.press }] : []),
    ...(isReminder ? [{ kind: 'paragraph' as const, text: confirm.waits(count) }] : []),
    { kind: 'paragraph', text: intro },
    { kind: 'facts', facts },
  ]
}
