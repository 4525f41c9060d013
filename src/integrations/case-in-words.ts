import { swedishDay } from '#i18n/formats.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'

const messages = messagesIn('sv').receivers

/** All that is told when a case begins and for which systems seldom have a field, as a text a case officer can read. */
export function caseInWords({ report, earlierMessages, handedOverFrom }: DeliveryToSend): string {
  const parts = [
    report.description,
    report.answers.map(({ question, answer }) => `${question} ${answer}`).join('\n'),
    report.urgent.length > 0 ? messages.urgent : '',
    handedOverFrom === null ? '' : messages.handedOver(handedOverFrom),
    ...earlierMessages.map(({ words, at }) => messages.earlierMessage(swedishDay(at), words)),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** What a delivery of a case that has begun is about, and what was said. */
export function newsInWords({ kind, entry, question }: DeliveryToSend): string {
  const parts = [messages.about[kind], question ?? '', entry?.words ?? '']
  return parts.filter((part) => part !== '').join('\n\n')
}
