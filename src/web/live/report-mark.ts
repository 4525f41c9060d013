import { createHash } from 'node:crypto'
import type { Db } from '#database/database.ts'
import { type PublicReport, publicReport } from '#reports/public-report.ts'

/** How a report reads to everybody, in a few letters: other ones when anything of it is another. */
export const markOf = (report: PublicReport | 'hidden' | null): string =>
  createHash('sha1').update(JSON.stringify(report)).digest('base64url').slice(0, 12)

export const readMark = (db: Db) => async (number: number) => markOf(await publicReport(db, number))
