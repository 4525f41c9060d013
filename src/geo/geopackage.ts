import type { Geometry } from 'geojson'
import initSqlJs, { type Database, type SqlValue } from 'sql.js'
import { geometryIn } from './geopackage-geometry.ts'

/** A layer of features as it stands in the file. Rows without a geometry, or with an empty one, are left out. */
export type GeoPackageLayer = {
  name: string
  /** The EPSG code of its coordinates; null where the file does not say. */
  srs: number | null
  features: readonly GeoPackageFeature[]
}

export type GeoPackageFeature = { properties: Record<string, unknown>; geometry: Geometry }

export type GeoPackageRead = { ok: true; layers: readonly GeoPackageLayer[] } | { ok: false; reason: string }

/**
 * Reads the feature layers of a GeoPackage. The file is held in memory once, and beside it what comes out:
 * some hundred megabytes are read on an ordinary machine.
 */
export async function readGeoPackage(bytes: Uint8Array): Promise<GeoPackageRead> {
  if (!isSqlite(bytes)) return { ok: false, reason: 'The file is not a GeoPackage: it is no SQLite database' }
  if (bytes.length < promisedLength(bytes)) return { ok: false, reason: 'The GeoPackage is cut off' }
  const { Database } = await initSqlJs()
  try {
    const database = new Database(withoutLog(bytes))
    try {
      return readLayers(database)
    } finally {
      database.close()
    }
  } catch (error) {
    return { ok: false, reason: `The GeoPackage is damaged: ${messageOf(error)}` }
  }
}

/** Whether the bytes begin as a GeoPackage does: any SQLite database. */
export const isSqlite = (bytes: Uint8Array) =>
  new TextDecoder().decode(bytes.subarray(0, 16)) === 'SQLite format 3\0'

// SQLite itself reads a file that lacks its end as if that had never been.
function promisedLength({ buffer, byteOffset, byteLength }: Uint8Array): number {
  if (byteLength < 100) return 100
  const header = new DataView(buffer, byteOffset, 100)
  const pageSize = header.getUint16(16)
  const isSaid = header.getUint32(24) === header.getUint32(92)
  return isSaid ? (pageSize === 1 ? 65_536 : pageSize) * header.getUint32(28) : 0
}

const [writeVersion, readVersion, logged, plain] = [18, 19, 2, 1]

// A program that had the file open may have left it set for a write-ahead log, which needs files beside it.
// The log itself stayed behind; what the file holds can be read all the same.
function withoutLog(bytes: Uint8Array): Uint8Array {
  if (bytes[readVersion] !== logged) return bytes
  const copy = Uint8Array.from(bytes)
  copy.fill(plain, writeVersion, readVersion + 1)
  return copy
}

const needed = ['gpkg_contents', 'gpkg_geometry_columns', 'gpkg_spatial_ref_sys']

function readLayers(database: Database): GeoPackageRead {
  const tables = new Set(tableNames(database))
  const missing = needed.find((name) => !tables.has(name))
  if (missing) return { ok: false, reason: `The file is not a GeoPackage: it has no table ${missing}` }
  const layers: GeoPackageLayer[] = []
  for (const { name, column, srs } of listedLayers(database)) {
    if (!tables.has(name))
      return { ok: false, reason: `The layer ${name} is named in the file but not there` }
    const features = readFeatures(database, name, column)
    if (typeof features === 'string') return { ok: false, reason: features }
    layers.push({ name, srs, features })
  }
  return { ok: true, layers }
}

// Views are programs of whoever made the file; tables are only rows.
const tableNames = (database: Database): string[] =>
  rowsOf(database, `select name from sqlite_schema where type = 'table'`).map(({ name }) => String(name))

const listing = `
  select contents.table_name as name, columns.column_name as "column",
    case when upper(systems.organization) = 'EPSG' then systems.organization_coordsys_id end as srs
  from gpkg_contents as contents
  join gpkg_geometry_columns as columns on columns.table_name = contents.table_name
  left join gpkg_spatial_ref_sys as systems on systems.srs_id = columns.srs_id
  where contents.data_type = 'features'
  order by contents.table_name`

type Listed = { name: string; column: string; srs: number | null }

function listedLayers(database: Database): Listed[] {
  return rowsOf(database, listing).map(({ name, column, srs }) => ({
    name: String(name),
    column: String(column),
    srs: typeof srs === 'number' && srs > 0 ? srs : null,
  }))
}

function readFeatures(database: Database, layer: string, column: string): GeoPackageFeature[] | string {
  const features: GeoPackageFeature[] = []
  let row = 0
  for (const values of eachRow(database, `select * from ${quoted(layer)}`)) {
    row += 1
    const { [column]: blob, ...properties } = values
    if (blob === null) continue
    const read = blob instanceof Uint8Array ? geometryIn(blob) : 'its geometry is not one'
    if (typeof read === 'string') return `The layer ${layer}, row ${row}: ${read}`
    if (read.geometry) features.push({ properties, geometry: read.geometry })
  }
  return features
}

type Row = Record<string, SqlValue>

const rowsOf = (database: Database, query: string): Row[] => [...eachRow(database, query)]

function* eachRow(database: Database, query: string): Generator<Row> {
  const statement = database.prepare(query)
  try {
    while (statement.step()) yield statement.getAsObject()
  } finally {
    statement.free()
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
