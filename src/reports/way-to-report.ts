import type { Db } from '#database/database.ts'

export type WayToReport = { isPublic: true } | { isPublic: false; ownLink: string | null }

/** How its reporter gets to a report: by the page that all have, or, where there is none, by their own link. */
export async function wayToReport(db: Db, number: number): Promise<WayToReport> {
  const { visibility, ownLink } = await db
    .selectFrom('reports')
    .leftJoin('links', (join) =>
      join
        .onRef('links.report', '=', 'reports.number')
        .onRef('links.person', '=', 'reports.reporter')
        .on('links.act', '=', 'reporter')
        .on('links.revoked_at', 'is', null),
    )
    .select(['reports.visibility', 'links.id as ownLink'])
    .where('reports.number', '=', number)
    .orderBy('links.created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return visibility === 'private' || visibility === 'internal'
    ? { isPublic: false, ownLink }
    : { isPublic: true }
}
