import type { Geometry } from 'geojson'
import initSqlJs, { type SqlValue } from 'sql.js'
import wkx from 'wkx'

/** A layer to be written: the column names of all features are those of the first. */
export type LayerToWrite = {
  name: string
  /** EPSG code; 3006 when left out, null for "undefined cartesian". */
  srs?: number | null
  features: readonly { properties: Record<string, SqlValue>; geometry: Geometry | null }[]
  /** Instead of what `geopackageBlob` makes of the geometry. */
  blob?: (geometry: Geometry) => SqlValue
}

/** A GeoPackage as other programs write it, with the tables the standard asks for. */
export async function makeGeoPackage(layers: readonly LayerToWrite[]): Promise<Uint8Array> {
  const { Database } = await initSqlJs()
  const database = new Database()
  database.exec(standardTables)
  for (const { name, srs = 3006, features, blob = geopackageBlob } of layers) {
    const columns = Object.keys(features[0]?.properties ?? {})
    database.run(`create table ${quoted(name)}
      (fid integer primary key, geom blob${columns.map((column) => `, ${quoted(column)}`).join('')})`)
    database.run(`insert into gpkg_contents values (?, 'features', ?, ?)`, [name, name, srs ?? -1])
    database.run(`insert into gpkg_geometry_columns values (?, 'geom', 'GEOMETRY', ?, 0, 0)`, [
      name,
      srs ?? -1,
    ])
    const places = columns.map(() => ', ?').join('')
    const insert = database.prepare(`insert into ${quoted(name)} values (null, ?${places})`)
    for (const { properties, geometry } of features)
      insert.run([geometry && blob(geometry), ...columns.map((column) => properties[column] ?? null)])
    insert.free()
  }
  const bytes = database.export()
  database.close()
  return bytes
}

const standardTables = `
  pragma application_id = 0x47504b47;
  create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text,
    organization_coordsys_id integer, definition text);
  insert into gpkg_spatial_ref_sys values
    ('Undefined cartesian', -1, 'NONE', -1, 'undefined'), ('Undefined geographic', 0, 'NONE', 0, 'undefined'),
    ('WGS 84', 4326, 'EPSG', 4326, ''), ('SWEREF99 TM', 3006, 'EPSG', 3006, ''),
    ('SWEREF99 12 00', 3007, 'EPSG', 3007, '');
  create table gpkg_contents (table_name text primary key, data_type text, identifier text, srs_id integer);
  create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text,
    srs_id integer, z integer, m integer);`

/** The geometry with the header of a GeoPackage, with the bounds that most programs write or without. */
export function geopackageBlob(geometry: Geometry, { envelope = true, flags = 0 } = {}): Uint8Array {
  const wkb = wkx.Geometry.parseGeoJSON(geometry).toWkb()
  const header = Buffer.alloc(envelope ? 40 : 8)
  header.write('GP')
  header.writeUInt8(1 | (envelope ? 0b10 : 0) | flags, 3)
  header.writeInt32LE(3006, 4)
  return Buffer.concat([header, wkb])
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
