import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import type { Found, Outcome } from '../receiver.ts'
import { deliveryRow, fileName, photoName, photosOf } from './delivery-row.ts'
import { type AtPlace, type FilePlace, lockName, NotDone } from './file-place.ts'
import { asOneWriter, busy } from './one-writer.ts'
import type { FileDropSettings } from './settings.ts'
import { addToCsv, idsInCsv } from './write-csv.ts'
import { addToGeoJson, idsInGeoJson } from './write-geojson.ts'

export type Drop = {
  at: AtPlace
  settings: FileDropSettings
  baseUrl: string
  categoryName(code: string): string
}

/** Leaves a delivery there: photos first, so that no row names what is not there. */
export async function dropDelivery(drop: Drop, delivery: DeliveryToSend): Promise<Outcome> {
  const { at, settings } = drop
  let isBegun = false
  try {
    await at(async (place) => {
      if (settings.photos)
        for (const photo of photosOf(delivery))
          if (photo.bytes) await place.put(photoName(delivery, photo), photo.bytes, delivery.id)
      for (const format of settings.formats) {
        await addRow(drop, place, delivery, format)
        isBegun = true
      }
    })
    return { outcome: 'sent', answer: 'left in the folder' }
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
    const { outcome, retryAfterMs: _, ...more } = error.outcome
    // Its row is there in one of the files, and may have been fetched.
    return isBegun && outcome === 'later' ? { ...more, outcome: 'unknown' } : error.outcome
  }
}

type Format = FileDropSettings['formats'][number]

/**
 * One writer at a time. At a server a file of one delivery alone needs no lock for that, which a line that is cut would leave
 * behind: putting it there keeps two tries apart.
 */
async function addRow(drop: Drop, place: FilePlace, delivery: DeliveryToSend, format: Format): Promise<void> {
  const { settings } = drop
  const row = deliveryRow(delivery, { ...drop, photos: settings.photos })
  const name = `${fileName(delivery, settings.per)}.${format}`
  const added = (before: string | null) =>
    format === 'csv' ? addToCsv(before, row, settings.separator) : addToGeoJson(before, row)
  const isAlone = settings.per === 'delivery'
  if (isAlone && settings.sftp !== null) return place.put(name, added(null), delivery.id)
  await asOneWriter(place, lockName(name), async (isMine) => {
    await place.settle(name)
    const before = isAlone ? null : await place.read(name)
    const content = readOr(() => added(before))
    if (content === before) return
    if (!(await isMine())) throw busy()
    await place.put(name, content, delivery.id)
  })
}

function readOr<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new NotDone({ outcome: 'refused', answer: 'what is in the file can’t be read' }, { cause: error })
  }
}

/** Whether it has been left there; what is no longer there may have been fetched. */
export async function lookForDelivery({ at, settings }: Drop, delivery: DeliveryToSend): Promise<Found> {
  const name = fileName(delivery, settings.per)
  try {
    return await at(async (place): Promise<Found> => {
      for (const format of settings.formats) {
        const content = await place.read(`${name}.${format}`)
        if (content === null || !has(content, format, settings.separator, delivery.id))
          return { found: 'cannot_tell', answer: `not in ${name}.${format}` }
      }
      return { found: 'yes', externalId: String(delivery.report.number), answer: `in ${name}` }
    })
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
    const isPassing = error.outcome.outcome === 'later'
    return { found: isPassing ? 'not_yet' : 'cannot_tell', answer: error.message }
  }
}

/** Of what can't be read any more nothing can be told. */
function has(content: string, format: Format, separator: string, id: string): boolean {
  try {
    const ids = format === 'csv' ? idsInCsv(content, separator) : idsInGeoJson(content)
    return ids.has(id)
  } catch {
    return false
  }
}
