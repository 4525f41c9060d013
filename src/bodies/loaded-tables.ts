import type { Database } from '#database/database.ts'
import { keptCurrent, watch } from '#database/kept-current.ts'
import type { AreaIndex } from '#geo/area-index.ts'
import type { RoadIndex } from '#geo/roads/road.ts'
import { areasChannel } from './area-sets.ts'
import { currentAreaIndex, currentRoadIndex } from './current-indexes.ts'
import { roadsChannel } from './road-sets.ts'

/** What is asked too often to be read each time, as it is in force now; null where nothing was imported. */
export type LoadedTables = {
  areas(): AreaIndex | null
  roads(): RoadIndex | null
  stop(): Promise<void>
}

/** Loads them, and again when another process has imported new ones; those before answer until the new are ready. */
export async function loadTables({
  db,
  connection,
}: Pick<Database, 'db' | 'connection'>): Promise<LoadedTables> {
  const areas = keptCurrent({ channel: areasChannel, atFirst: null, read: () => currentAreaIndex(db) })
  const roads = keptCurrent({ channel: roadsChannel, atFirst: null, read: () => currentRoadIndex(db) })
  const stop = await watch(connection, [areas, roads])
  return { areas: areas.current, roads: roads.current, stop }
}
