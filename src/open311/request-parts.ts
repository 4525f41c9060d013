import type { Db } from '#database/database.ts'
import { publicHappeningsOf } from '#reports/happenings.ts'
import { readPhotos } from '#reports/programs/read-photos.ts'
import { type ReadReport, readReports } from '#reports/programs/read-reports.ts'
import type { Fields } from './document.ts'
import { extendedRow } from './extended-row.ts'
import { requestRow } from './request-row.ts'
import type { Open311Ask } from './rooms.ts'

/** As many as are read, and held, at once. */
const perPart = 200

/** Requests by their numbers, in their order, a part at a time; with `extensions=true` all that is known of each. */
export async function* requestParts(ask: Open311Ask, numbers: readonly number[]): AsyncGenerator<Fields[]> {
  const isExtended = ask.asked['extensions']?.toLowerCase() === 'true'
  const { db } = ask.rooms
  for (const part of partsOf(numbers)) {
    const reports = await readReports(db, part)
    yield isExtended ? await extended(ask, db, reports) : reports.map((report) => requestRow(ask, report))
  }
}

export const partsOf = (numbers: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(numbers.length / perPart) }, (_, place) =>
    numbers.slice(place * perPart, (place + 1) * perPart),
  )

async function extended(ask: Open311Ask, db: Db, reports: readonly ReadReport[]): Promise<Fields[]> {
  const numbers = reports.map(({ number }) => number)
  const [photos, happenings] = await Promise.all([readPhotos(db, numbers), publicHappeningsOf(db, numbers)])
  return reports.map((report) => ({
    ...requestRow(ask, report),
    ...extendedRow(ask, report, {
      photos: photos.get(report.number) ?? [],
      happenings: happenings.get(report.number) ?? [],
    }),
  }))
}
