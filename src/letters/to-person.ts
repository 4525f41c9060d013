import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

type WithLink = { language: Language; baseUrl: string; token: string }

/** The link to one's own page, for whoever asked for it. */
export const signInLetter = (letter: WithLink): RenderedLetter => linkLetter(letter, 'signIn')

/** To an address that is to become somebody's: says nothing of whose. */
export const newAddressLetter = (letter: WithLink): RenderedLetter => linkLetter(letter, 'newAddress')

function linkLetter({ language, baseUrl, token }: WithLink, kind: 'signIn' | 'newAddress'): RenderedLetter {
  const { copyLink, person } = messagesIn(language).letters
  const { subject, title, intro, button, lives, ignore } = person[kind]
  return renderLetter({
    language,
    subject,
    title,
    blocks: [
      { kind: 'paragraph', text: intro },
      {
        kind: 'button',
        text: button,
        href: baseUrl + inLanguage(paths[kind](token), language),
        hint: lives,
        copy: copyLink,
      },
      { kind: 'paragraph', text: ignore },
    ],
    footer: [],
  })
}

/** To the address that somebody has left for another one, in case it was not they. */
export function addressChangedLetter(language: Language): RenderedLetter {
  const { subject, title, intro, notYou } = messagesIn(language).letters.person.addressChanged
  return renderLetter({ language, subject, title, blocks: paragraphs(intro, notYou), footer: [] })
}

/** The last letter to somebody who has left. */
export function erasedLetter(language: Language): RenderedLetter {
  const { subject, title, intro, stays, notYou } = messagesIn(language).letters.person.erased
  return renderLetter({ language, subject, title, blocks: paragraphs(intro, stays, notYou), footer: [] })
}

const paragraphs = (...texts: string[]) => texts.map((text) => ({ kind: 'paragraph' as const, text }))
