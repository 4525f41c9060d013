import type { Geometry } from 'geojson'
import { z } from 'zod'
import { systemNamed } from '../area-json.ts'
import { isSqlite, readGeoPackage } from '../geopackage.ts'

/** What a file of roads holds, and the coordinate system it says it is in; null when it does not say. */
export type RoadFile = { features: readonly RoadFeature[]; declared: string | null }

/** A feature of a file of roads as it stands there: nothing is checked but its shape. */
export type RoadFeature = { properties: Record<string, unknown>; geometry: Geometry | null }

const position = z.array(z.number()).min(2)
const line = z.array(position)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: line }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(line) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(line)) }),
])
const collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.looseObject({ properties: z.looseObject({ name: z.string() }) }).nullish(),
  features: z.array(
    z.object({ properties: z.record(z.string(), z.unknown()).nullable(), geometry: geometry.nullable() }),
  ),
})

/** Reads the features of a GeoPackage or a GeoJSON file; a text says why it could not. */
export async function readRoadFile(bytes: Uint8Array): Promise<RoadFile | string> {
  return isSqlite(bytes) ? fromGeoPackage(bytes) : fromGeoJson(bytes)
}

function fromGeoJson(bytes: Uint8Array): RoadFile | string {
  const json = parsedJson(new TextDecoder().decode(bytes))
  if (json === undefined) return 'The file is neither JSON nor a GeoPackage'
  const read = collection.safeParse(json)
  if (read.success) {
    const features = read.data.features.map((one) => ({ ...one, properties: one.properties ?? {} }))
    return { features, declared: systemNamed(read.data.crs?.properties.name) }
  }
  const [problem] = read.error.issues
  const at = problem ? `: ${problem.path.join('.') || 'file'}: ${problem.message}` : ''
  return `The file is no GeoJSON FeatureCollection${at}`
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function fromGeoPackage(bytes: Uint8Array): Promise<RoadFile | string> {
  const read = await readGeoPackage(bytes)
  if (!read.ok) return read.reason
  const [srs = null, ...others] = new Set(read.layers.map((layer) => layer.srs))
  if (others.length > 0) return 'The layers are in different coordinate systems; give one file each'
  return {
    features: read.layers.flatMap(({ features }) => features),
    declared: srs === null ? null : `EPSG:${srs}`,
  }
}
