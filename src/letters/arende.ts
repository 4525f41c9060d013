import { toSweref99tm } from '#geo/sweref.ts'
import type { DeliveredPhoto, DeliveryToSend, Reporter } from '#reports/deliveries/delivery.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { paths } from '../paths.ts'

type Options = { delivery: DeliveryToSend; category: string; baseUrl: string }

/**
 * The machine's half of a mail to a body: arende.json, version 1, as docs/arende.schema.json describes it.
 * Fields are only ever added within a version.
 */
export function arende({ delivery, category, baseUrl }: Options) {
  const { report, entry, moderation, earlierMessages } = delivery
  return {
    $schema: baseUrl + paths.caseSchema(),
    version: 1,
    number: report.number,
    deliveryId: delivery.id,
    kind: delivery.kind,
    category: { code: report.category, name: category },
    title: said(report.title),
    description: said(report.description),
    ...(report.urgent.length > 0 && { urgent: report.urgent }),
    ...(report.answers.length > 0 && { answers: report.answers.map(answerOf) }),
    place: placeOf(report),
    reportedAt: report.confirmedAt.toISOString(),
    supporters: report.supporters,
    ...reporterOf(report.reporter),
    reportUrl: baseUrl + paths.report(report.number),
    caseUrl: baseUrl + paths.case(delivery.caseToken),
    ...(delivery.handedOverFrom !== null && { handedOverFrom: delivery.handedOverFrom }),
    ...(earlierMessages.length > 0 && {
      earlierMessages: earlierMessages.map(({ words, at }) => ({ words: said(words), at: at.toISOString() })),
    }),
    ...(report.photos.length > 0 && {
      photos: report.photos.map((photo) => photoOf(photo, baseUrl, delivery.caseToken)),
    }),
    ...(moderation && {
      moderation: {
        act: moderation.act,
        of: moderation.of,
        ...(moderation.reason && { reason: moderation.reason }),
      },
    }),
    ...(entry && {
      entry: {
        words: said(entry.words),
        writtenBy: entry.writtenBy,
        ...(entry.says && { says: entry.says }),
        at: entry.at.toISOString(),
        ...(entry.photos.length > 0 && {
          photos: entry.photos.map((photo) => photoOf(photo, baseUrl, delivery.caseToken)),
        }),
      },
    }),
  }
}

const answerOf = ({ code, question, answer, isPrivate }: DeliveryToSend['report']['answers'][number]) => ({
  code,
  question,
  answer: said(answer),
  public: !isPrivate,
})

const photoOf = (photo: DeliveredPhoto, baseUrl: string, caseToken: string) => ({
  name: photo.name,
  type: photo.type,
  width: photo.width,
  height: photo.height,
  takenAt: photo.takenAt?.toISOString() ?? null,
  isAttached: photo.bytes !== null,
  url: baseUrl + paths.casePhoto(caseToken, photo.id),
})

const placeOf = ({ lat, lon, isApproximate, placeWords, municipality }: DeliveryToSend['report']) => ({
  lat,
  lon,
  sweref99tm: toSweref99tm({ lat, lon }),
  accuracy: isApproximate ? 'town' : 'point',
  words: said(placeWords),
  municipality: { code: municipality.code, name: municipality.name },
})

function reporterOf(reporter: Reporter) {
  if (reporter === null || reporter === 'withheld') return {}
  const { name, email } = reporter
  return { reporter: { name: name === null ? null : said(name), email } }
}

const said = (text: string): string => stripCapabilities(text, '[link]')
