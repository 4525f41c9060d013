import { applyRoadChanges } from '#bodies/apply-road-changes.ts'
import { roadFeed } from '#bodies/road-feed.ts'
import type { Db } from '#database/database.ts'
import type { Trafikverket } from '#integrations/trafikverket/trafikverket.ts'
import { log } from '../log.ts'

const source = 'trafikverket'

// Deleted records are told of for a day only.
const toldOfForMs = 24 * 3600 * 1000

// The clock does one thing at a time. The first round, some thousand answers, takes as many runs as it needs.
const answersAtMost = 20

/**
 * Reads on in Trafikverket's changes from where the last run ended, until there are no more. Each answer is applied
 * with its number in one transaction; a run that breaks leaves the rest to the next.
 */
export async function followRoads(db: Db, trafikverket: Trafikverket): Promise<void> {
  const feed = await roadFeed(db, source)
  if (!feed) return
  if (feed.readAt && Date.now() - feed.readAt.getTime() > toldOfForMs)
    log('warn', 'road changes unread for a day: ends may have been missed, import the roads anew')
  let from = feed.last
  for (let answers = 0; answers < answersAtMost; answers += 1) {
    const read = await trafikverket.changesAfter(from)
    if (!read.ok) return log('warn', 'road changes not read', { from, reason: read.reason })
    if (read.unread > 0) log('warn', 'road changes not understood', { from, count: read.unread })
    const outcome = await applyRoadChanges(db, { source, from, to: read.last, changes: read.changes })
    if (!outcome.applied) return
    if (outcome.roads > 0) log('info', 'roads changed', { count: outcome.roads })
    if (read.isLast) return
    from = read.last
  }
}
