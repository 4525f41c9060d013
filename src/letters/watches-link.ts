import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type WatchesLink = { language: Language; baseUrl: string; token: string }

/** The link somebody asked for to all they follow and watch. */
export function watchesLink({ language, baseUrl, token }: WatchesLink): RenderedLetter {
  const { watching, copyLink } = messagesIn(language).letters
  return renderLetter({
    language,
    subject: watching.link,
    title: watching.link,
    blocks: [
      { kind: 'paragraph', text: watching.linkIntro },
      {
        kind: 'button',
        text: watching.linkButton,
        href: baseUrl + inLanguage(paths.watches(token), language),
        hint: watching.linkHint,
        copy: copyLink,
      },
      { kind: 'paragraph', text: watching.linkIgnore },
    ],
    footer: [],
  })
}
