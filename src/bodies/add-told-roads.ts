import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { stretchId } from '#geo/roads/nvdb-stretch.ts'
import type { Road, RoadNetwork } from '#geo/roads/road.ts'
import type { OwnerTold } from '#geo/roads/road-change.ts'
import { currentAreaIndex } from './current-indexes.ts'
import { municipalityOfRoad } from './municipality-of-road.ts'
import { insertRoads, rowOf } from './road-sets.ts'

/**
 * Adds roads for stretches nobody has told of before. Only in municipalities that have roads: the source tells of
 * the whole country, and an operator chose by importing whose roads to keep.
 */
export async function addToldRoads(tx: Db, told: readonly OwnerTold[], source: string): Promise<number> {
  const unknown = told.flatMap(placed).filter((one) => one !== null)
  const fresh = await withoutKnown(tx, unknown)
  if (fresh.length === 0) return 0
  const [kept, areas] = [await municipalitiesKept(tx), await currentAreaIndex(tx)]
  const rows = fresh
    .map(({ change, road }) => ({
      ...rowOf(road),
      told_by: change.record,
      municipality: municipalityOfRoad(road, areas),
    }))
    .filter(({ municipality }) => kept.has(municipality))
  if (rows.length === 0) return 0
  const { id } = await tx
    .insertInto('road_imports')
    .values({ source, municipality: null, roads: rows.length })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertRoads(
    tx,
    rows.map((row) => ({ ...row, road_import: id })),
  )
  return rows.length
}

type Placed = { change: OwnerTold; road: Road }

// Without its network nobody can say which questions a road answers.
const placed = (change: OwnerTold): Placed[] =>
  change.network === null ? [] : roadsOf(change, change.network).map((road) => ({ change, road }))

function roadsOf({ stretch, owner, ownerName, lines }: OwnerTold, network: RoadNetwork): Road[] {
  const id = stretchId(stretch)
  const told = { owner, ownerName, network, number: null, name: null, level: 0 }
  return lines.map((line, nth) => ({ id: nth === 0 ? id : `${id}#${nth + 1}`, ...told, line }))
}

async function withoutKnown(tx: Db, candidates: readonly Placed[]): Promise<Placed[]> {
  if (candidates.length === 0) return []
  const { rows } = await sql<{ position: number }>`
    select distinct told.position
    from unnest(
      ${candidates.map(({ change }) => change.stretch.link)}::text[],
      ${candidates.map(({ change }) => change.stretch.from)}::float8[],
      ${candidates.map(({ change }) => change.stretch.to)}::float8[]
    ) with ordinality as told (link, from_measure, to_measure, position)
    join roads on roads.link = told.link
      and (roads.from_measure + roads.to_measure) / 2 between told.from_measure and told.to_measure`.execute(
    tx,
  )
  const known = new Set(rows.map(({ position }) => position))
  return candidates.filter((_, nth) => !known.has(nth + 1))
}

async function municipalitiesKept(tx: Db): Promise<Set<string>> {
  const rows = await tx.selectFrom('roads').select('municipality').distinct().execute()
  return new Set(rows.map(({ municipality }) => municipality))
}
