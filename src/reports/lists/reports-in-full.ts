import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { firstPhoto } from '../photos/first-photo.ts'
import { masked } from '../publish-text.ts'
import type { CaseState, Language } from '../report.ts'

/** All that a list for programs tells of a report: what everybody may read of it. */
export type ReportInFull = {
  number: number
  title: string
  description: string
  language: Language
  state: CaseState
  stateSince: Date
  plannedFor: string | null
  /** Others than the body have seen the fix, and nobody that it fails. */
  isFixConfirmed: boolean
  category: string
  municipality: string
  municipalityName: string
  holder: string
  holderName: string
  confirmedAt: Date
  /** When what everybody may read of it last changed. */
  changedAt: Date
  /** A person reads what was written before everybody may. */
  isTextHeld: boolean
  lat: number
  lon: number
  placeWords: string
  /** Only the town is known. */
  isApproximate: boolean
  /** The address of its first photo that everybody may see. */
  photo: string | null
}

/** The public's reports of these numbers, the newest first; what the public may not see is left out. */
export async function tellReports(db: Db, numbers: readonly number[]): Promise<ReportInFull[]> {
  if (numbers.length === 0) return []
  const rows = await reportsInFull(db, numbers).execute()
  return rows.map((row) => ({
    ...row,
    title: stripCapabilities(row.title, masked),
    description: stripCapabilities(row.description, masked),
    placeWords: stripCapabilities(row.placeWords, masked),
  }))
}

/** The question itself; asked apart where its plan is looked at. */
export const reportsInFull = (db: Db, numbers: readonly number[]) =>
  db
    .selectFrom('reports')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .innerJoin('bodies as holders', 'holders.code', 'cases.holder')
    .innerJoin('bodies as homes', 'homes.code', 'reports.municipality')
    .select(['reports.number', 'report_texts.title', 'report_texts.description', 'reports.language'])
    .select(['cases.state', 'cases.state_since as stateSince', 'cases.is_fix_confirmed as isFixConfirmed'])
    .select(sql<string | null>`case when cases.state = 'planned' then cases.planned_for end`.as('plannedFor'))
    .select(['reports.category', 'reports.municipality', 'homes.name as municipalityName'])
    .select(['holders.code as holder', 'holders.name as holderName', 'reports.confirmed_at as confirmedAt'])
    .select([
      'reports.changed_at as changedAt',
      sql<boolean>`reports.text_held_at is not null`.as('isTextHeld'),
    ])
    .select(['reports.lat', 'reports.lon', 'reports.place_words as placeWords'])
    .select(['reports.place_is_approximate as isApproximate', firstPhoto.as('photo')])
    .where('reports.visibility', '=', sql.lit('public'))
    .where(sql<boolean>`reports.number = any(${[...numbers]}::bigint[])`)
    .orderBy('reports.number', 'desc')
    .limit(numbers.length)
