import { areasChannel, currentAreas } from '#bodies/area-sets.ts'
import { currentExceptions, exceptionsChannel } from '#bodies/exceptions/exception-queries.ts'
import { currentReceivers, receiversChannel } from '#bodies/receivers.ts'
import type { Db } from '#database/database.ts'
import { buildAreaIndex } from '#geo/area-index.ts'
import { buildShapeIndex } from '#geo/shape-index.ts'
import type { Tables } from './tables.ts'

/** What the tables are read in: how each is loaded, and the channel its changes are told on. */
export const parts = {
  areas: { channel: areasChannel, load: loadAreas },
  receivers: { channel: receiversChannel, load: loadReceivers },
  exceptions: { channel: exceptionsChannel, load: loadExceptions },
} as const satisfies Record<string, { channel: string; load: (db: Db) => Promise<Partial<Tables>> }>
export type Part = keyof typeof parts

/** All of it, for commands and tests, and for a service that starts. */
export async function loadTables(db: Db): Promise<Tables> {
  const [areas, receivers, exceptions] = await Promise.all([
    loadAreas(db),
    loadReceivers(db),
    loadExceptions(db),
  ])
  return { ...areas, roads: null, ...receivers, ...exceptions }
}

async function loadAreas(db: Db): Promise<Pick<Tables, 'areas'>> {
  const areas = await currentAreas(db)
  return { areas: areas.length > 0 ? buildAreaIndex(areas) : null }
}

async function loadReceivers(db: Db): Promise<Pick<Tables, 'receivers'>> {
  return { receivers: await currentReceivers(db) }
}

async function loadExceptions(db: Db): Promise<Pick<Tables, 'exceptionsAt'>> {
  return { exceptionsAt: buildShapeIndex(await currentExceptions(db)).at }
}
