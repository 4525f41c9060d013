import { type Language, messagesIn } from '#i18n/messages.ts'
import type { ModerationItem } from '#moderation/moderation-in-letter.ts'
import { inLanguage, paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type RemarkSettled = {
  language: Language
  baseUrl: string
  number: number
  /** What was done, in that order; nothing where all stands as it was. */
  done: readonly ModerationItem[]
  isHidden: boolean
}

/** To whoever told of abuse: what was decided, why, and how to object. Quotes nothing: nobody has proven the address. */
export function remarkSettled(letter: RemarkSettled): RenderedLetter {
  const { language, baseUrl, done, isHidden } = letter
  const { settled } = messagesIn(language).letters
  const number = String(letter.number)
  return renderLetter({
    language,
    subject: settled.subject(number),
    title: settled.title,
    blocks: [
      { kind: 'paragraph', text: settled.intro(number) },
      ...(done.length === 0 ? [stands(language)] : done.map((one) => told(one, language))),
      { kind: 'paragraph', text: settled.object },
      ...(isHidden
        ? []
        : [
            {
              kind: 'link' as const,
              text: settled.report,
              href: baseUrl + inLanguage(paths.report(letter.number), language),
            },
          ]),
    ],
    footer: [{ kind: 'small', text: settled.why }],
  })
}

const stands = (language: Language): Block => ({
  kind: 'paragraph',
  text: messagesIn(language).letters.settled.stands,
})

function told({ act, of, reason }: ModerationItem, language: Language): Block {
  const { settled, moderation } = messagesIn(language).letters
  const { happened } = settled
  const because = reason ? ` ${moderation.because(moderation.reasons[reason])}` : ''
  return { kind: 'paragraph', text: (act === 'redact' ? happened.redact : happened[act][of]) + because }
}
