import { sql } from 'kysely'
import { compiledOnce } from '#database/compiled-once.ts'
import type { Db } from '#database/database.ts'
import { firstPhoto } from './photos/first-photo.ts'
import type { CaseState, Language } from './report.ts'

export type LatestReport = {
  number: number
  title: string
  language: Language
  state: CaseState
  /** Others than the body have seen the fix, and nobody that it fails. */
  isFixConfirmed: boolean
  municipality: string
  confirmedAt: Date
  /** The address of its first photo that everybody may see. */
  photo: string | null
}

const shown = 8

/** The newest reports that everybody may see, but for those that were taken back. */
export const latestReports = (db: Db): Promise<LatestReport[]> => newest(db)

const newest = compiledOnce<LatestReport>((db) =>
  db
    .selectFrom('reports')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .innerJoin('bodies', 'bodies.code', 'reports.municipality')
    .select(['reports.number', 'report_texts.title', 'cases.state', 'bodies.name as municipality'])
    .select(['cases.is_fix_confirmed as isFixConfirmed', 'reports.confirmed_at as confirmedAt'])
    .select(['reports.language', firstPhoto.as('photo')])
    // Literals: with parameters no prepared plan could know the partial index, or how few rows are wanted.
    .where('reports.visibility', '=', sql.lit('public'))
    .where('cases.state', '!=', sql.lit('withdrawn'))
    .orderBy('reports.confirmed_at', 'desc')
    .limit(sql.lit(shown)),
)
