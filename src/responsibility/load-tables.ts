import { currentAreas } from '#bodies/area-sets.ts'
import type { Exception } from '#bodies/exceptions/exception.ts'
import { currentExceptions } from '#bodies/exceptions/exception-queries.ts'
import { currentReceivers } from '#bodies/receivers.ts'
import { currentRoads } from '#bodies/road-sets.ts'
import type { Db } from '#database/database.ts'
import { type AreaIndex, buildAreaIndex } from '#geo/area-index.ts'
import type { RoadIndex } from '#geo/roads/road.ts'
import { buildRoadIndex } from '#geo/roads/road-index.ts'
import { buildShapeIndex, type ShapeIndex } from '#geo/shape-index.ts'
import type { Tables } from './tables.ts'

/** All that an answer is made from, as it is now: for commands, which ask once. */
export async function loadTables(db: Db): Promise<Tables> {
  const [areas, roads, receivers, exceptions] = await Promise.all([
    readAreas(db),
    readRoads(db),
    currentReceivers(db),
    readExceptions(db),
  ])
  return { areas, roads, receivers, exceptionsAt: exceptions.at }
}

export async function readAreas(db: Db): Promise<AreaIndex | null> {
  const areas = await currentAreas(db)
  return areas.length > 0 ? buildAreaIndex(areas) : null
}

export async function readRoads(db: Db): Promise<RoadIndex | null> {
  const roads = await currentRoads(db)
  return roads.length > 0 ? buildRoadIndex(roads) : null
}

export const readExceptions = async (db: Db): Promise<ShapeIndex<Exception>> =>
  buildShapeIndex(await currentExceptions(db))
