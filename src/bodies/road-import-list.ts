import type { Db } from '#database/database.ts'
import type { RoadOwner } from '#geo/roads/road.ts'

/** An import that still has roads in force, and how many of each owner. */
export type RoadImport = {
  source: string
  municipality: string | null
  importedAt: Date
  owners: Record<RoadOwner, number>
}

export async function listRoadImports(db: Db): Promise<RoadImport[]> {
  const rows = await db
    .selectFrom('roads')
    .innerJoin('road_imports', 'road_imports.id', 'roads.road_import')
    .select(({ fn }) => [
      'road_imports.id',
      'road_imports.source',
      'road_imports.municipality',
      'road_imports.imported_at',
      fn.countAll<number>().filterWhere('owner', '=', 'state').as('state'),
      fn.countAll<number>().filterWhere('owner', '=', 'municipal').as('municipal'),
      fn.countAll<number>().filterWhere('owner', '=', 'private').as('private'),
    ])
    .where('roads.unkept_since', 'is', null)
    .groupBy('road_imports.id')
    .orderBy('road_imports.id')
    .execute()
  return rows.map(({ source, municipality, imported_at: importedAt, state, municipal, private: own }) => ({
    source,
    municipality,
    importedAt,
    owners: { state, municipal, private: own },
  }))
}
