import { type Language, messagesIn } from '#i18n/messages.ts'
import { inLanguage, paths } from '../paths.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type WhichReport = { language: Language; baseUrl: string; token: string }

/** To whoever has answered a letter about several reports: that nobody has got it, and how to be heard. */
export function whichReport({ language, baseUrl, token }: WhichReport): RenderedLetter {
  const { whichReport: words, news } = messagesIn(language).letters
  return renderLetter({
    language,
    subject: words.subject,
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.nobody },
      { kind: 'paragraph', text: words.how },
      {
        kind: 'button',
        text: words.button,
        href: baseUrl + inLanguage(paths.watches(token), language),
        hint: news.ownReportHint,
      },
    ],
    footer: [],
  })
}
