import { type RawBuilder, sql } from 'kysely'
import { compiledOnce } from '#database/compiled-once.ts'
import type { Db } from '#database/database.ts'
import type { CaseState, Language } from '#database/schema.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { firstPhoto } from '../photos/first-photo.ts'
import { masked } from '../publish-text.ts'

/** What programs are told of a public report: published words only, and nothing of who wrote them. */
export type ReadReport = {
  number: number
  title: string
  description: string
  language: Language
  category: string
  lat: number
  lon: number
  placeWords: string
  /** By its code. */
  municipality: string
  confirmedAt: Date
  changedAt: Date
  /** Of the present holder's case. */
  state: CaseState
  /** The day it is planned for, while it is. */
  plannedFor: string | null
  /** The holder's name. */
  holder: string
  /** The report it was merged into, where everybody may see that one. */
  mainReport: number | null
  /** The address of its first photo that everybody may see. */
  photo: string | null
  /** What a body last said to everybody. */
  answer: string | null
}

/** Several at once, in the order they are asked for; what is not public is left out. */
export async function readReports(db: Db, numbers: readonly number[]): Promise<ReadReport[]> {
  const rows = await rowsOf(db, numbers)
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  return numbers.flatMap((number) => {
    const row = byNumber.get(number)
    return row ? [withoutLinks(row)] : []
  })
}

const withoutLinks = (row: ReadReport): ReadReport => ({
  ...row,
  title: stripCapabilities(row.title, masked),
  description: stripCapabilities(row.description, masked),
  placeWords: stripCapabilities(row.placeWords, masked),
  answer: row.answer && stripCapabilities(row.answer, masked),
})

const latestAnswer = sql<string | null>`(select entry_texts.words from entries
    join entry_texts on entry_texts.entry = entries.id and entry_texts.version = 'published'
   where entries.report = reports.number and entries.audience = 'update' and entries.hidden_at is null
     and entries.written_by in ('body', 'contractor', 'case_system')
   order by entries.id desc limit 1)`

const publicMain = sql<number | null>`(select main.number from reports as main
   where main.number = cases.main_report and main.visibility = 'public')`

const rowsOf = compiledOnce<ReadReport, readonly number[]>((db, numbers: RawBuilder<readonly number[]>) =>
  db
    .selectFrom('reports')
    .innerJoin('report_texts', (join) =>
      join
        .onRef('report_texts.report', '=', 'reports.number')
        .on('report_texts.version', '=', sql.lit('published')),
    )
    .innerJoin('cases', (join) =>
      join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
    )
    .innerJoin('bodies', 'bodies.code', 'cases.holder')
    .select(['reports.number', 'reports.language', 'reports.category', 'reports.lat', 'reports.lon'])
    .select(['report_texts.title', 'report_texts.description', 'reports.place_words as placeWords'])
    .select(['reports.municipality', 'reports.confirmed_at as confirmedAt'])
    .select(['reports.changed_at as changedAt', 'cases.state'])
    .select(sql<string | null>`case when cases.state = 'planned' then cases.planned_for end`.as('plannedFor'))
    .select(['bodies.name as holder', publicMain.as('mainReport')])
    .select([firstPhoto.as('photo'), latestAnswer.as('answer')])
    .where(sql<boolean>`reports.number = any(${numbers}::bigint[])`)
    .where('reports.visibility', '=', sql.lit('public')),
)
