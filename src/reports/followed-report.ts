import { sql } from 'kysely'
import type { Db } from '#database/database.ts'

export type FollowedReport = {
  number: number
  title: string
  hasStopped: boolean
  /** There is a page that all may see. */
  isPublic: boolean
}

/** What a letter's "stop" link is about. */
export const followedReport = (db: Db, report: number, person: number): Promise<FollowedReport | undefined> =>
  db
    .selectFrom('followers')
    .innerJoin('reports', 'reports.number', 'followers.report')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'followers.report').on('report_texts.version', '=', 'published'),
    )
    .select(['followers.report as number', 'report_texts.title'])
    .select(sql<boolean>`stopped_at is not null`.as('hasStopped'))
    .select(sql<boolean>`reports.visibility = 'public'`.as('isPublic'))
    .where('followers.report', '=', report)
    .where('followers.person', '=', person)
    .executeTakeFirst()
