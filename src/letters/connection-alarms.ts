import { type Language, messagesIn } from '#i18n/messages.ts'
import type { Alarm } from '#reports/connections/alarms.ts'
import type { RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

type Alarms = {
  language: Language
  /** What the connection is called, and whose it is. */
  connection: string
  body: string
  alarms: readonly Alarm[]
}

/** To whoever runs a connection: what is wrong with it. It quotes nothing that has gone through. */
export function connectionAlarms({ language, connection, body, alarms }: Alarms): RenderedLetter {
  const { letters, pages } = messagesIn(language)
  const words = letters.alarms
  return renderLetter({
    language,
    subject: words.subject(connection, String(alarms.length)),
    title: words.title(connection),
    blocks: [
      { kind: 'paragraph', text: words.intro(body) },
      ...alarms.flatMap(({ code, count }) => [
        { kind: 'heading' as const, text: pages.integrating.alarms[code](count) },
        { kind: 'paragraph' as const, text: pages.integrating.help[code] },
      ]),
      { kind: 'heading', text: words.how },
      { kind: 'paragraph', text: words.link },
    ],
    footer: [{ kind: 'small', text: words.why }],
  })
}
