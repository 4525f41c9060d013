import type { Database, Db } from '#database/database.ts'
import { keptCurrent, watch } from '#database/kept-current.ts'
import { type AreaIndex, buildAreaIndex } from '#geo/area-index.ts'
import type { RoadIndex } from '#geo/roads/road.ts'
import { buildRoadIndex } from '#geo/roads/road-index.ts'
import { areasChannel, currentAreas } from './area-sets.ts'
import { currentRoads, roadsChannel } from './road-sets.ts'

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
  const areas = keptCurrent({ channel: areasChannel, atFirst: null, read: () => readAreas(db) })
  const roads = keptCurrent({ channel: roadsChannel, atFirst: null, read: () => readRoads(db) })
  const stop = await watch(connection, [areas, roads])
  return { areas: areas.current, roads: roads.current, stop }
}

async function readAreas(db: Db): Promise<AreaIndex | null> {
  const areas = await currentAreas(db)
  return areas.length > 0 ? buildAreaIndex(areas) : null
}

async function readRoads(db: Db): Promise<RoadIndex | null> {
  const roads = await currentRoads(db)
  return roads.length > 0 ? buildRoadIndex(roads) : null
}
