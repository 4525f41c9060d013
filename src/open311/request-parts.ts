import { publicHappeningsOf } from '#reports/happenings.ts'
import type { Found } from '#reports/programs/find-reports.ts'
import { readPhotos } from '#reports/programs/read-photos.ts'
import { readReports } from '#reports/programs/read-reports.ts'
import { extendedRow } from './extended-row.ts'
import { keyOf } from './kept-rows.ts'
import { requestRow } from './request-row.ts'
import type { Open311Ask } from './rooms.ts'
import { writeRow } from './write-document.ts'

/** As many as are read, and held, at once. */
const perPart = 200

/**
 * Written requests in the order they were found, a part at a time; with `extensions=true` all that is known of each.
 * `edition`: of what else they tell.
 */
export async function* requestParts(
  ask: Open311Ask,
  found: readonly Found[],
  edition: string,
): AsyncGenerator<string[]> {
  const isExtended = ask.asked['extensions']?.toLowerCase() === 'true'
  for (const part of partsOf(found))
    yield isExtended ? await writeExtended(ask, part) : await keptOrWritten(ask, part, edition)
}

export const partsOf = <One>(found: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(found.length / perPart) }, (_, place) =>
    found.slice(place * perPart, (place + 1) * perPart),
  )

/** Who polls asks for the same reports again and again; few of them have changed. */
async function keptOrWritten(ask: Open311Ask, found: readonly Found[], edition: string): Promise<string[]> {
  const { format, language, kept, rooms } = ask
  const rows = found.map((one) => {
    const key = keyOf(one, [format, language, edition])
    return { number: one.number, key, row: kept.get(key) }
  })
  const missing = rows.flatMap(({ number, row }) => (row === undefined ? [number] : []))
  const read = missing.length > 0 ? await readReports(rooms.db, missing) : []
  const reports = new Map(read.map((report) => [report.number, report]))
  return rows.flatMap(({ number, key, row }) => {
    const report = reports.get(number)
    if (row !== undefined || !report) return row ?? []
    const written = writeRow[format]('request', requestRow(ask, report))
    kept.set(key, written)
    return written
  })
}

async function writeExtended(ask: Open311Ask, found: readonly Found[]): Promise<string[]> {
  const { db } = ask.rooms
  const numbers = found.map(({ number }) => number)
  const [reports, photos, happenings] = await Promise.all([
    readReports(db, numbers),
    readPhotos(db, numbers),
    publicHappeningsOf(db, numbers),
  ])
  return reports.map((report) =>
    writeRow[ask.format]('request', {
      ...requestRow(ask, report),
      ...extendedRow(ask, report, {
        photos: photos.get(report.number) ?? [],
        happenings: happenings.get(report.number) ?? [],
      }),
    }),
  )
}
