import { formatTime } from '#i18n/formats.ts'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { DeliveryState } from '#reports/deliveries/delivery.ts'
import { paths } from '../paths.ts'
import type { Block, RenderedLetter } from './letter.ts'
import { renderLetter } from './render-letter.ts'

export type StuckDelivery = {
  id: string
  /** The report's number. */
  number: number
  holder: string
  state: DeliveryState
  since: Date
  attempts: number
  lastAnswer: string | null
}

type Stuck = { language: Language; baseUrl: string; deliveries: readonly StuckDelivery[] }

/** To those who run the service: what does not get through, and what to type. */
export function stuckDelivery({ language, baseUrl, deliveries }: Stuck): RenderedLetter {
  const { operator } = messagesIn(language).letters
  const isOne = deliveries.length === 1
  return renderLetter({
    language,
    subject: subjectOf(deliveries, language),
    title: isOne ? operator.titleOne : operator.titleMany,
    blocks: [
      { kind: 'paragraph', text: operator.intro },
      ...deliveries.map((delivery) => factsOf(delivery, baseUrl, language)),
      { kind: 'heading', text: operator.commands },
      {
        kind: 'commands',
        lines: [
          'npm run deliveries -- list',
          ...deliveries.map(({ id }) => `npm run deliveries -- retry ${id}`),
        ],
      },
    ],
    footer: [{ kind: 'small', text: operator.why }],
  })
}

function subjectOf(deliveries: readonly StuckDelivery[], language: Language): string {
  const { operator } = messagesIn(language).letters
  const [only, another] = deliveries
  if (!only || another) return operator.subjectMany(String(deliveries.length))
  const number = String(only.number)
  return only.state === 'failed' ? operator.subjectFailed(number) : operator.subjectOne(number)
}

function factsOf(delivery: StuckDelivery, baseUrl: string, language: Language): Block {
  const { letters, words } = messagesIn(language)
  const { operator } = letters
  return {
    kind: 'facts',
    facts: [
      {
        name: operator.number,
        value: String(delivery.number),
        href: baseUrl + paths.report(delivery.number),
      },
      { name: operator.holder, value: delivery.holder },
      { name: operator.state, value: words.delivery[delivery.state] },
      { name: operator.since, value: formatTime(delivery.since, language) },
      { name: operator.attempts, value: String(delivery.attempts) },
      { name: operator.answer, value: delivery.lastAnswer ?? operator.noAnswer },
    ],
  }
}
