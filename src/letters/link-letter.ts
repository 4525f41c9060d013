import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

/** To whoever is to open one page: its language, and the link's token. */
export type WithLink = { language: Language; baseUrl: string; token: string }

type LinkWords = {
  subject: string
  title: string
  intro: string
  button: string
  hint: string
  ignore: string
}

/** A letter for the sake of one link: why it comes, the way on, and what to do if one has not asked for it. */
export function linkLetter(
  { language, baseUrl }: Omit<WithLink, 'token'>,
  { subject, title, intro, button, hint, ignore }: LinkWords,
  { path, about = [] }: { path: string; about?: readonly Block[] },
): RenderedLetter {
  return renderLetter({
    language,
    subject,
    title,
    blocks: [
      { kind: 'paragraph', text: intro },
      ...about,
      {
        kind: 'button',
        text: button,
        href: baseUrl + inLanguage(path, language),
        hint,
        copy: messagesIn(language).letters.copyLink,
      },
      { kind: 'paragraph', text: ignore },
    ],
    footer: [],
  })
}
