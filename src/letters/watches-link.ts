import { messagesIn } from '#i18n/messages.ts'
import { paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { linkLetter, type WithLink } from './link-letter.ts'

/** The link somebody asked for to all they follow and watch. */
export function watchesLink({ token, ...letter }: WithLink): RenderedLetter {
  const { link, linkIntro, linkButton, linkHint, linkIgnore } = messagesIn(letter.language).letters.watching
  const words = { intro: linkIntro, button: linkButton, hint: linkHint, ignore: linkIgnore }
  return linkLetter(letter, { subject: link, title: link, ...words }, { path: paths.watches(token) })
}
