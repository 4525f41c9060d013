import type { DeliveredPhoto, DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { paths } from '../../paths.ts'
import { caseInWords } from '../case-in-words.ts'
import { assumedCategories, otherCategory } from './assumed-categories.ts'
import { origin, reportKind, toldKinds } from './assumptions.ts'
import type { FarSide } from './far-side.ts'
import type { Values } from './translate.ts'

/** A case, as it begins there. */
export function caseValues(delivery: DeliveryToSend, { settings, baseUrl }: FarSide): Values {
  const { report } = delivery
  return {
    organisation: settings.organisation,
    unit: settings.unit === '' ? null : settings.unit,
    reference: delivery.id,
    origin,
    number: report.number,
    kind: reportKind,
    category: settings.categories[report.category] ?? assumedCategories[report.category] ?? otherCategory,
    title: report.title,
    description: caseInWords(delivery),
    isUrgent: report.urgent.length > 0,
    lat: report.lat,
    lon: report.lon,
    place: report.placeWords,
    reportedAt: report.confirmedAt.toISOString(),
    caseLink: baseUrl + paths.case(delivery.caseToken),
    publicLink: report.isPrivate ? null : baseUrl + paths.report(report.number),
    isPublic: !report.isPrivate,
    ...reporterValues(delivery),
    photos: settings.photos === 'inside' ? photoValues(report.photos) : null,
  }
}

function reporterValues({ report: { reporter } }: DeliveryToSend): Values {
  if (reporter === null || reporter === 'withheld') return {}
  return { reporterName: reporter.name, reporterEmail: reporter.email }
}

/** What has happened to a case that has begun there. */
export function toldValues(
  delivery: DeliveryToSend,
  externalId: string,
  { settings, baseUrl }: FarSide,
): Values {
  const { id, kind, createdAt, entry, question } = delivery
  if (kind === 'report' || kind === 'hand_over') throw new Error('it begins a case')
  return {
    organisation: settings.organisation,
    externalId,
    reference: id,
    origin,
    kind: toldKinds[kind],
    at: (entry?.at ?? createdAt).toISOString(),
    publicText: entry?.words ?? null,
    writtenBy: entry?.writtenBy ?? null,
    question,
    isPublic: kind === 'update',
    caseLink: baseUrl + paths.case(delivery.caseToken),
    photos: settings.photos === 'inside' && entry ? photoValues(entry.photos) : null,
  }
}

const photoValues = (photos: readonly DeliveredPhoto[]): Values[] =>
  photos.flatMap((photo) => (photo.bytes ? [photoValue(photo, photo.bytes)] : []))

export const photoValue = ({ id, name, type }: DeliveredPhoto, bytes: Buffer): Values => ({
  reference: id,
  fileName: name,
  fileType: type,
  content: bytes.toString('base64'),
})
