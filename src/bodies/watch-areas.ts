import type { Connection, Db } from '#database/database.ts'
import { listen } from '#database/listen.ts'
import { type AreaIndex, buildAreaIndex } from '#geo/area-index.ts'
import { log, reasonOf } from '../log.ts'
import { areasChannel, currentAreas } from './area-sets.ts'

export type WatchedAreas = {
  /** The polygons in force; null while nothing was imported. */
  current(): AreaIndex | null
  stop(): Promise<void>
}

/**
 * Keeps the polygons in force in memory, and reads them again when another process has changed them. Who
 * asks meanwhile gets the set before: whole, and never waited for.
 */
export async function watchAreas(database: { db: Db; connection: Connection }): Promise<WatchedAreas> {
  const { db, connection } = database
  let index: AreaIndex | null = null
  let reading = Promise.resolve()
  const stopListening = await listen(connection, { [areasChannel]: readAgain })
  reading = reading.then(readIndex)
  await reading
  return { current: () => index, stop }

  // One after the other, or a slow reading of an earlier set would come in last.
  function readAgain(): void {
    reading = reading.then(async () => {
      try {
        await readIndex()
        log('info', 'areas read again')
      } catch (error) {
        log('error', 'areas not read again', { reason: reasonOf(error) })
      }
    })
  }

  async function readIndex(): Promise<void> {
    const areas = await currentAreas(db)
    index = areas.length > 0 ? buildAreaIndex(areas) : null
  }

  async function stop(): Promise<void> {
    await stopListening()
    await reading
  }
}
