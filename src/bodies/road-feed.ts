import type { Db } from '#database/database.ts'
import { firstChange } from './apply-road-changes.ts'

/** How far the source of changes has been read, and when; null when roads are not kept at all. */
export type RoadFeed = { last: string; readAt: Date | null }

export async function roadFeed(db: Db, source: string): Promise<RoadFeed | null> {
  const road = await db.selectFrom('roads').select('id').limit(1).executeTakeFirst()
  if (!road) return null
  const feed = await db
    .selectFrom('road_feeds')
    .select(['last_change', 'read_at'])
    .where('source', '=', source)
    .executeTakeFirst()
  return feed ? { last: feed.last_change, readAt: feed.read_at } : { last: firstChange, readAt: null }
}
