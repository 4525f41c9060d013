import { areasChannel } from '#bodies/area-sets.ts'
import { currentAreaIndex, currentRoadIndex } from '#bodies/current-indexes.ts'
import type { Exception } from '#bodies/exceptions/exception.ts'
import { exceptionsChannel } from '#bodies/exceptions/exception-queries.ts'
import { currentGuidance, guidanceChannel, noGuidance } from '#bodies/guidance.ts'
import { currentReceivers, receiversChannel, receiversOf } from '#bodies/receivers.ts'
import { roadsChannel } from '#bodies/road-sets.ts'
import type { Database } from '#database/database.ts'
import { keptCurrent, watch } from '#database/kept-current.ts'
import { buildShapeIndex } from '#geo/shape-index.ts'
import { currentExceptionIndex } from './load-tables.ts'
import type { Tables } from './tables.ts'

export type WatchedTables = { current(): Tables; stop(): Promise<void> }

/** The tables as they are now; each part is read beside the one in use and put in its place whole. */
export async function watchTables({
  db,
  connection,
}: Pick<Database, 'db' | 'connection'>): Promise<WatchedTables> {
  const areas = keptCurrent({ channel: areasChannel, atFirst: null, read: () => currentAreaIndex(db) })
  const roads = keptCurrent({ channel: roadsChannel, atFirst: null, read: () => currentRoadIndex(db) })
  const receivers = keptCurrent({
    channel: receiversChannel,
    atFirst: receiversOf([], []),
    read: () => currentReceivers(db),
  })
  const exceptions = keptCurrent({
    channel: exceptionsChannel,
    atFirst: buildShapeIndex<Exception>([]),
    read: () => currentExceptionIndex(db),
  })
  const guidance = keptCurrent({
    channel: guidanceChannel,
    atFirst: noGuidance,
    read: () => currentGuidance(db),
  })
  const stop = await watch(connection, [areas, roads, receivers, exceptions, guidance])
  return {
    current: () => ({
      areas: areas.current(),
      roads: roads.current(),
      receivers: receivers.current(),
      exceptionsAt: exceptions.current().at,
      guidance: guidance.current(),
    }),
    stop,
  }
}
