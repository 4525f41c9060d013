import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import type { AreaIndex } from '#geo/area-index.ts'
import { inTurns, mapping } from '#geo/in-turns.ts'
import { decodeLine, encodeLine } from '#geo/roads/line-bytes.ts'
import { stretchOf } from '#geo/roads/nvdb-stretch.ts'
import type { Road } from '#geo/roads/road.ts'
import { municipalityOfRoad } from './municipality-of-road.ts'

/** The channel that tells running services to read the roads again. */
export const roadsChannel = 'roads_changed'

export type RoadSource = {
  /** The file's name, or what else told of the roads. */
  name: string
  /** The municipality whose roads are replaced, and which all these are; null replaces everybody's. */
  municipality: string | null
  /** The polygons in force, by which each road finds its municipality when the source names none. */
  areas: AreaIndex | null
}

/** Makes these roads the ones in force, at once and whole: everybody's, or those of one municipality. */
export function importRoads(db: Db, roads: readonly Road[], source: RoadSource): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { municipality } = source
    const { id } = await tx
      .insertInto('road_imports')
      .values({ source: source.name, municipality, roads: roads.length })
      .returning('id')
      .executeTakeFirstOrThrow()
    const replaced = tx.deleteFrom('roads')
    await (municipality ? replaced.where('municipality', '=', municipality) : replaced).execute()
    const placed = roads.map((road) => ({
      ...rowOf(road),
      road_import: id,
      municipality: municipality ?? municipalityOfRoad(road, source.areas),
    }))
    await insertRoads(tx, placed)
    // A delivery may be older than the changes read so far: all of them are told anew, the same twice does no harm.
    await tx.deleteFrom('road_feeds').execute()
    await tellOfRoads(tx)
  })
}

type RoadRow = ReturnType<typeof rowOf> & { road_import: number; municipality: string; told_by?: number }

// One statement takes 65 535 values.
const rowsAtOnce = 2000

export async function insertRoads(tx: Db, rows: readonly RoadRow[]): Promise<void> {
  for (let first = 0; first < rows.length; first += rowsAtOnce) {
    await tx
      .insertInto('roads')
      .values(rows.slice(first, first + rowsAtOnce))
      .execute()
  }
}

/** Tells running services, when the transaction commits, that the roads are others. */
export async function tellOfRoads(tx: Db): Promise<void> {
  await sql`select pg_notify(${roadsChannel}, '')`.execute(tx)
}

/** A road's own columns. */
export function rowOf({ line, ownerName, ...road }: Road) {
  const stretch = stretchOf(road.id)
  return {
    ...road,
    owner_name: ownerName,
    line: encodeLine(line),
    link: stretch?.link ?? null,
    from_measure: stretch?.from ?? null,
    to_measure: stretch?.to ?? null,
  }
}

/** The roads in force, each once though two municipalities' deliveries hold it; none when none were imported. */
export async function currentRoads(db: Db): Promise<Road[]> {
  const rows = await db
    .selectFrom('roads')
    .distinctOn('id')
    .select(['id', 'owner', 'owner_name', 'network', 'number', 'name', 'level', 'line'])
    .where('unkept_since', 'is', null)
    .orderBy('id')
    .orderBy('municipality')
    .execute()
  return inTurns(mapping(rows, toRoad, 2_000))
}

type Row = Omit<Road, 'ownerName' | 'line'> & { owner_name: string | null; line: Uint8Array }

const toRoad = ({ owner_name: ownerName, line, ...road }: Row): Road => ({
  ...road,
  ownerName,
  line: decodeLine(line),
})
