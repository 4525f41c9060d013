import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import type { Found, Outcome } from '../receiver.ts'
import { deliveryRow, fileName, photoName, photosOf } from './delivery-row.ts'
import { asOneWriter, Busy } from './one-writer.ts'
import { putFile } from './put-file.ts'
import type { FileDropSettings } from './settings.ts'
import { addToCsv, idsInCsv } from './write-csv.ts'
import { addToGeoJson, idsInGeoJson } from './write-geojson.ts'

export type Drop = {
  /** Absolute. */
  folder: string
  settings: FileDropSettings
  baseUrl: string
  categoryName(code: string): string
}

/** Leaves a delivery in the folder: photos first, so that no row names what is not there. */
export async function dropDelivery(drop: Drop, delivery: DeliveryToSend): Promise<Outcome> {
  const { folder, settings } = drop
  try {
    await mkdir(folder, { recursive: true })
    if (settings.photos)
      for (const photo of photosOf(delivery))
        if (photo.bytes) await putFile(folder, photoName(delivery, photo), photo.bytes, delivery.id)
    for (const format of settings.formats) await addRow(drop, delivery, format)
    return { outcome: 'sent', answer: 'left in the folder' }
  } catch (error) {
    return outcomeOfError(error)
  }
}

type Format = FileDropSettings['formats'][number]

async function addRow(drop: Drop, delivery: DeliveryToSend, format: Format): Promise<void> {
  const { folder, settings } = drop
  const row = deliveryRow(delivery, { ...drop, photos: settings.photos })
  const name = `${fileName(delivery, settings.per)}.${format}`
  await asOneWriter(join(folder, `.${name}.lock`), async (isMine) => {
    const before = settings.per === 'day' ? await contentOf(join(folder, name)) : null
    const content = format === 'csv' ? addToCsv(before, row, settings.separator) : addToGeoJson(before, row)
    if (content === before) return
    if (!(await isMine())) throw new Busy('somebody else writes there')
    await putFile(folder, name, content, delivery.id)
  })
}

/** Whether it has been left there; what is no longer there may have been fetched. */
export async function lookInFolder({ folder, settings }: Drop, delivery: DeliveryToSend): Promise<Found> {
  const name = fileName(delivery, settings.per)
  for (const format of settings.formats) {
    const content = await contentOf(join(folder, `${name}.${format}`)).catch(() => null)
    if (content === null || !has(content, format, settings.separator, delivery.id))
      return { found: 'cannot_tell', answer: `not in ${name}.${format}` }
  }
  return { found: 'yes', externalId: String(delivery.report.number), answer: `in ${name}` }
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

async function contentOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** A file is put in its place whole or not at all, so nothing has come of what went wrong. */
export function outcomeOfError(error: unknown): Outcome {
  if (error instanceof Busy) return { outcome: 'later', answer: error.message, retryAfterMs: 1000 }
  const code = codeOf(error)
  // A person must give us the folder; a full disk may have room again.
  const isClosed = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(code)
  // What the reader of CSV throws has a code too.
  if (code === '' || code.startsWith('CSV_'))
    return { outcome: 'refused', answer: 'what is in the file can’t be read' }
  return { outcome: isClosed ? 'refused' : 'later', answer: `the folder: ${code}` }
}
