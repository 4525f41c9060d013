import { currentAreaIndex, currentRoadIndex } from '#bodies/current-indexes.ts'
import type { Exception } from '#bodies/exceptions/exception.ts'
import { currentExceptions } from '#bodies/exceptions/exception-queries.ts'
import { currentGuidance } from '#bodies/guidance.ts'
import { currentReceivers } from '#bodies/receivers.ts'
import type { Db } from '#database/database.ts'
import { buildShapeIndex, type ShapeIndex } from '#geo/shape-index.ts'
import type { Tables } from './tables.ts'

/** All that an answer is made from, as it is now: for commands, which ask once. */
export async function loadTables(db: Db): Promise<Tables> {
  const [areas, roads, receivers, exceptions, guidance] = await Promise.all([
    currentAreaIndex(db),
    currentRoadIndex(db),
    currentReceivers(db),
    currentExceptionIndex(db),
    currentGuidance(db),
  ])
  return { areas, roads, receivers, exceptionsAt: exceptions.at, guidance }
}

export const currentExceptionIndex = async (db: Db): Promise<ShapeIndex<Exception>> =>
  buildShapeIndex(await currentExceptions(db))
