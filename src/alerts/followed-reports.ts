import type { Db } from '#database/database.ts'
import type { WatchPace } from './watch.ts'

export type FollowedReport = {
  number: number
  title: string
  municipality: string
  isReporter: boolean
  pace: WatchPace
}

const most = 200

/** The reports a person gets letters about, the newest first; of those hidden since only their own. */
export async function followedReports(db: Db, person: number): Promise<FollowedReport[]> {
  const rows = await db
    .selectFrom('followers')
    .innerJoin('reports', 'reports.number', 'followers.report')
    .innerJoin('bodies', 'bodies.code', 'reports.municipality')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .select(['reports.number', 'report_texts.title', 'reports.reporter', 'bodies.name as municipality'])
    .select('followers.pace')
    .where('followers.person', '=', person)
    .where('followers.stopped_at', 'is', null)
    .where((where) =>
      where.or([where('reports.visibility', '=', 'public'), where('reports.reporter', '=', person)]),
    )
    .orderBy('followers.report', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ reporter, ...row }) => ({ ...row, isReporter: reporter === person }))
}
