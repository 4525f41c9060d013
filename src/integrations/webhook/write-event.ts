import { arende } from '#letters/arende.ts'
import type { DeliveredPhoto, DeliveryToSend } from '#reports/deliveries/delivery.ts'
import { paths } from '../../paths.ts'
import type { Known } from '../receiver.ts'
import { eventTypes, pingType } from './event-types.ts'

export type EventRooms = {
  baseUrl: string
  categoryName(code: string): string
  photos: 'links' | 'inside'
}

// CloudEvents orders sequences as texts.
const sequenceDigits = 16

/**
 * A delivery as an event (CloudEvents 1.0, structured JSON). `id` is the delivery's, so that a receiver knows a repeat;
 * `data` is arende.json, as mailboxes get it.
 */
export function writeEvent(
  delivery: DeliveryToSend,
  { sequence, externalId }: Known,
  rooms: EventRooms,
): string {
  const { baseUrl, categoryName, photos } = rooms
  const told = arende({ delivery, category: categoryName(delivery.report.category), baseUrl })
  return JSON.stringify({
    ...envelope(baseUrl, eventTypes[delivery.kind], delivery.id, delivery.createdAt),
    subject: String(delivery.report.number),
    dataschema: baseUrl + paths.caseSchema(),
    ...(sequence !== undefined && { sequence: String(sequence).padStart(sequenceDigits, '0') }),
    ...(externalId !== null && { externalid: externalId }),
    data: photos === 'inside' ? withPhotos(told, delivery) : told,
  })
}

/** Something to answer and do nothing about. */
export const writePing = (baseUrl: string, id: string, at: Date): string =>
  JSON.stringify({ ...envelope(baseUrl, pingType, id, at), data: {} })

const envelope = (source: string, type: string, id: string, at: Date) => ({
  specversion: '1.0',
  ...{ id, source, type, time: at.toISOString() },
  datacontenttype: 'application/json',
})

type Arende = ReturnType<typeof arende>

/** Those that we have the bytes of, each with them. */
function withPhotos(told: Arende, { report, entry }: DeliveryToSend) {
  return {
    ...told,
    ...(told.photos && { photos: told.photos.map(contentOf(report.photos)) }),
    ...(told.entry && {
      entry: {
        ...told.entry,
        ...(told.entry.photos && { photos: told.entry.photos.map(contentOf(entry?.photos ?? [])) }),
      },
    }),
  }
}

const contentOf =
  (photos: readonly DeliveredPhoto[]) =>
  <Row extends object>(row: Row, index: number) => {
    const content = photos[index]?.bytes?.toString('base64')
    return content === undefined ? row : { ...row, content }
  }
