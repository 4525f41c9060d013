import { type Language, messagesIn } from '#i18n/messages.ts'
import { paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { linkLetter, type WithLink } from './link-letter.ts'
import { renderLetter } from './render-letter.ts'

/** The link to one's own page, for whoever asked for it. */
export const signInLetter = (letter: WithLink): RenderedLetter => personLetter(letter, 'signIn')

/** To an address that is to become somebody's: says nothing of whose. */
export const newAddressLetter = (letter: WithLink): RenderedLetter => personLetter(letter, 'newAddress')

function personLetter({ token, ...letter }: WithLink, kind: 'signIn' | 'newAddress'): RenderedLetter {
  const { lives, ...words } = messagesIn(letter.language).letters.person[kind]
  return linkLetter(letter, { ...words, hint: lives }, { path: paths[kind](token) })
}

/** To the address that somebody has left for another one, in case it was not they; with the keys that go on working. */
export function addressChangedLetter(language: Language, passkeys: number): RenderedLetter {
  const { subject, title, intro, keys, notYou } = messagesIn(language).letters.person.addressChanged
  const kept = passkeys > 0 ? [keys(passkeys)] : []
  return renderLetter({ language, subject, title, blocks: paragraphs(intro, ...kept, notYou), footer: [] })
}

/** What has been done with a key to somebody's page, in case it was not they. */
export function passkeyLetter(language: Language, did: 'passkeyAdded' | 'passkeyRemoved'): RenderedLetter {
  const { subject, title, intro, notYou } = messagesIn(language).letters.person[did]
  return renderLetter({ language, subject, title, blocks: paragraphs(intro, notYou), footer: [] })
}

/** The last letter to somebody who has left. */
export function erasedLetter(language: Language): RenderedLetter {
  const { subject, title, intro, stays, notYou } = messagesIn(language).letters.person.erased
  return renderLetter({ language, subject, title, blocks: paragraphs(intro, stays, notYou), footer: [] })
}

const paragraphs = (...texts: string[]) => texts.map((text) => ({ kind: 'paragraph' as const, text }))
