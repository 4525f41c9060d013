import { messagesIn } from '#i18n/messages.ts'
import { paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { linkLetter, type WithLink } from './link-letter.ts'

/** To an address nobody has proven: the link by which a key to the sandbox is made, and not a word that anybody wrote. */
export function sandboxLink({ token, ...letter }: WithLink): RenderedLetter {
  const { lives, ...words } = messagesIn(letter.language).letters.sandbox
  return linkLetter(letter, { ...words, hint: lives }, { path: paths.sandboxKey(token) })
}
