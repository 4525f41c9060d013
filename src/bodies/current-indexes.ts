import type { Db } from '#database/database.ts'
import { type AreaIndex, areaIndexSteps } from '#geo/area-index.ts'
import { inTurns } from '#geo/in-turns.ts'
import type { RoadIndex } from '#geo/roads/road.ts'
import { roadIndexSteps } from '#geo/roads/road-index.ts'
import { currentAreas } from './area-sets.ts'
import { currentRoads } from './road-sets.ts'

/** The areas in force, to be asked; null when none were imported. */
export async function currentAreaIndex(db: Db): Promise<AreaIndex | null> {
  const areas = await currentAreas(db)
  return areas.length > 0 ? inTurns(areaIndexSteps(areas)) : null
}

/** The roads in force, to be asked; null when none were imported. */
export async function currentRoadIndex(db: Db): Promise<RoadIndex | null> {
  const roads = await currentRoads(db)
  return roads.length > 0 ? inTurns(roadIndexSteps(roads)) : null
}
