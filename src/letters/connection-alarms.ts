import { type Language, type Messages, messagesIn } from '#i18n/messages.ts'
import type { Alarm, AlarmCode } from '#reports/connections/alarms.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

type Alarms = {
  language: Language
  /** What the connection is called, and whose it is. */
  connection: string
  body: { name: string; code: string }
  alarms: readonly Alarm[]
  /** Whom the body asks for a link to its pages; null: the letter goes to those who make them. */
  operators: string | null
}

/** The part of a connection's page where each is mended, by the name that stands there. */
const parts: Readonly<Record<AlarmCode, (words: Messages['pages']['integrating']) => string>> = {
  failed: ({ more }) => more.deliveries,
  lag: ({ trial }) => trial.title,
  rate: ({ more }) => more.log,
  silence: ({ trial }) => trial.title,
  poll: ({ trial }) => trial.title,
  untaken: ({ more }) => more.log,
  certificate: ({ facts }) => facts.certificate,
  own_certificate: ({ more }) => more.keys,
  unmapped: ({ more }) => more.states,
  disagreements: ({ more }) => more.disagreements,
  not_compared: ({ more }) => more.disagreements,
  gone_services: ({ more }) => more.categories,
  changed_services: ({ services }) => services.title,
  services: ({ services }) => services.title,
  moved: ({ place }) => place.title,
}

/**
 * To whoever runs a connection: what is wrong with it, and where it is mended. It quotes nothing that has gone through, and
 * holds no link: the address is what somebody has typed, and would get a new key to the body's connections with each letter.
 */
export function connectionAlarms({ language, connection, body, alarms, operators }: Alarms): RenderedLetter {
  const { letters, pages } = messagesIn(language)
  const words = letters.alarms
  return renderLetter({
    language,
    subject: words.subject(connection, String(alarms.length)),
    title: words.title(connection),
    blocks: [
      { kind: 'paragraph', text: words.intro(body.name) },
      ...alarms.flatMap(({ code, count }): Block[] => [
        { kind: 'heading', text: pages.integrating.alarms[code](count) },
        { kind: 'paragraph', text: pages.integrating.help[code] },
        { kind: 'paragraph', text: words.where(parts[code](pages.integrating)) },
      ]),
      { kind: 'heading', text: words.how },
      ...wayIn(words, body.code, operators),
    ],
    footer: [{ kind: 'small', text: words.why }],
  })
}

const wayIn = (words: Messages['letters']['alarms'], body: string, operators: string | null): Block[] =>
  operators === null
    ? [
        { kind: 'paragraph', text: words.operator },
        { kind: 'commands', lines: [`npm run integrations -- console --body ${body} --days 1`] },
      ]
    : [
        { kind: 'paragraph', text: words.link },
        { kind: 'paragraph', text: words.noLink(operators) },
      ]
