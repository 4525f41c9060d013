import { messagesIn } from '#i18n/messages.ts'
import { urgencyInWords } from '#i18n/urgency-in-words.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { shorten } from '#text/plain-text.ts'
import { paths } from '../../paths.ts'
import type { Far } from './ask.ts'

const longest = 4000

/**
 * A report as the one text that every server has room for, in Swedish. It ends with a line that tells it again among
 * theirs, and is never cut off before that. Where everybody may read it, it holds nothing that is not for everybody here.
 */
export function describe(far: Far, delivery: DeliveryToSend, morePhotos: readonly string[]): string {
  const { settings } = far
  const { report, handedOverFrom } = delivery
  const { letters, open311, pages } = messagesIn('sv')
  const place = report.placeWords === '' ? report.municipality.name : report.placeWords
  const unmapped = report.answers.filter(({ code }) => !Object.hasOwn(settings.answers, code))
  const told = unmapped.filter(({ isPrivate }) => !(isPrivate && settings.isPublicThere))
  const words = [
    urgencyInWords(report.urgent, pages.asking.urgency, 'sv'),
    handedOverFrom && letters.body.handedOver(handedOverFrom),
    report.title,
    report.description,
    settings.isPublicThere ? null : delivery.entry?.words,
    [
      ...(Object.hasOwn(settings.categories, report.category)
        ? []
        : [open311.sent.category(far.categoryName(report.category))]),
      open311.sent.place(place, report.isApproximate),
      ...told.map(({ question, answer }) => open311.sent.answer(question, answer)),
      ...(told.length < unmapped.length ? [open311.sent.withheld] : []),
      ...(morePhotos.length > 0 ? [open311.sent.photos(morePhotos.join(' '))] : []),
    ].join('\n'),
  ]
  const end = lastLine(far, delivery)
  return `${shorten(words.filter(Boolean).join('\n\n'), longest - end.length - 2)}\n\n${end}`
}

function lastLine({ baseUrl }: Far, delivery: DeliveryToSend): string {
  const { report } = delivery
  const { sent } = messagesIn('sv').open311
  const reference = referenceOf(delivery)
  if (report.isPrivate) return sent.reference(reference)
  return sent.referenceAt(reference, baseUrl + paths.report(report.number))
}

/** The report's number, and enough of the delivery's id to tell one case of it from the next. */
export const referenceOf = ({ id, report }: DeliveryToSend): string => `${report.number}-${id.slice(0, 8)}`

const written = /^FixaMinGata (\d{1,12})-[\da-f]{8}(?::|\s*$)/m

/** The number that a description of ours ends with; null where it is none of ours. */
export function numberDescribed(description: string): number | null {
  const [, number] = written.exec(description.slice(-400)) ?? []
  return number === undefined ? null : Number(number)
}
