import { messagesIn } from '#i18n/messages.ts'
import { paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { linkLetter, type WithLink } from './link-letter.ts'

export type ConfirmWatch = WithLink & {
  /** What is to be watched and how often, without a word that anybody wrote. */
  watched: string
  pace: string
}

/** To an address nobody has proven: what somebody wants to watch with it, and not a word that anybody wrote. */
export function confirmWatch({ token, watched, pace, ...letter }: ConfirmWatch): RenderedLetter {
  const { watching, confirm } = messagesIn(letter.language).letters
  const { intro, button, ignore } = watching
  const facts = [
    { name: watching.what, value: watched },
    { name: watching.pace, value: pace },
  ]
  return linkLetter(
    letter,
    { subject: watching.confirm, title: watching.confirm, intro, button, hint: confirm.lives, ignore },
    { path: paths.watchConfirmation(token), about: [{ kind: 'facts', facts }] },
  )
}
