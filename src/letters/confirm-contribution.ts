import { type Language, messagesIn } from '#i18n/messages.ts'
import type { ContributionKind } from '#reports/contributions/contribution.ts'
import { inLanguage, paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type ConfirmContribution = {
  kind: ContributionKind
  language: Language
  baseUrl: string
  token: string
  /** Of the report it is about. */
  number: number
  category: string
  municipality: string
  /** They have answered the letter before instead of pressing. */
  isAnswer?: boolean
}

/** To an address nobody has proven: which report it is about, and not a word that anybody wrote. */
export function confirmContribution(letter: ConfirmContribution): RenderedLetter {
  const { kind, language, baseUrl, token, category, municipality, isAnswer } = letter
  const { contribution, confirm, copyLink } = messagesIn(language).letters
  const { title, intro, button } = contribution[kind]
  const number = String(letter.number)
  return renderLetter({
    language,
    subject: contribution.subject(title, number),
    title,
    blocks: [
      ...(isAnswer ? [{ kind: 'paragraph' as const, text: confirm.press }] : []),
      { kind: 'paragraph', text: intro(number) },
      {
        kind: 'facts',
        facts: [
          { name: confirm.category, value: category },
          { name: confirm.municipality, value: municipality },
        ],
      },
      {
        kind: 'button',
        text: button,
        href: baseUrl + inLanguage(paths.contributionConfirmation(token), language),
        hint: confirm.lives,
        copy: copyLink,
      },
      {
        kind: 'link',
        text: contribution.report,
        href: baseUrl + inLanguage(paths.report(letter.number), language),
      },
      { kind: 'paragraph', text: contribution.ignore },
    ],
    footer: [],
  })
}
