import { formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type FailedMail = {
  id: string
  arrivedAt: Date
  size: number
  reason: string
  lastError: string | null
}

type Failed = { language: Language; mails: readonly FailedMail[] }

/** To those who run the service: mail that nothing could be made of, and what to type. It quotes none of it. */
export function failedMails({ language, mails }: Failed): RenderedLetter {
  const { failedMails: words, operator } = messagesIn(language).letters
  const reasons: Readonly<Record<string, string>> = words.reasons
  return renderLetter({
    language,
    subject: words.subject(String(mails.length)),
    title: words.title,
    blocks: [
      { kind: 'paragraph', text: words.intro },
      ...mails.map(({ id, arrivedAt, size, reason, lastError }) => ({
        kind: 'facts' as const,
        facts: [
          { name: words.mail, value: id },
          { name: words.arrived, value: formatTime(arrivedAt, language) },
          { name: words.size, value: `${Math.ceil(size / 1024)} kB` },
          { name: words.reason, value: reasons[reason] ?? reason },
          ...(lastError === null ? [] : [{ name: words.said, value: lastError }]),
        ],
      })),
      { kind: 'heading', text: words.commands },
      {
        kind: 'commands',
        lines: [
          'npm run mails -- list',
          ...mails.map(({ id }) => `npm run mails -- show ${id}`),
          'npm run mails -- give ID NUMBER',
          'npm run mails -- done ID',
        ],
      },
    ],
    footer: [{ kind: 'small', text: operator.why }],
  })
}
