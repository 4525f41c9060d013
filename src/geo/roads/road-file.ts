import type { Geometry } from 'geojson'
import { z } from 'zod'
import { type GeoPackageLayer, readGeoPackage } from '../geopackage.ts'

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
  features: z.array(
    z.object({ properties: z.record(z.string(), z.unknown()).nullable(), geometry: geometry.nullable() }),
  ),
})

/** Reads the features of a GeoPackage or a GeoJSON file; a text says why it could not. */
export async function readRoadFile(bytes: Uint8Array): Promise<readonly RoadFeature[] | string> {
  return isText(bytes) ? fromGeoJson(bytes) : fromGeoPackage(bytes)
}

const isText = (bytes: Uint8Array) => /^\uFEFF?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)))

function fromGeoJson(bytes: Uint8Array): RoadFeature[] | string {
  const read = collection.safeParse(parsedJson(new TextDecoder().decode(bytes)))
  if (read.success)
    return read.data.features.map(({ properties, geometry: shape }) => ({
      properties: properties ?? {},
      geometry: shape,
    }))
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

async function fromGeoPackage(bytes: Uint8Array): Promise<readonly RoadFeature[] | string> {
  const read = await readGeoPackage(bytes)
  if (!read.ok) return read.reason
  const strange = read.layers.find(({ srs }) => srs !== null && srs !== wgs84 && srs !== sweref99tm)
  if (strange) return `The layer ${strange.name} is in EPSG:${strange.srs}; only 3006 and 4326 are read`
  return oneSystem(read.layers) ?? read.layers.flatMap(({ features }) => features)
}

const [wgs84, sweref99tm] = [4326, 3006]

function oneSystem(layers: readonly GeoPackageLayer[]): string | null {
  const systems = new Set(layers.map(({ srs }) => srs))
  return systems.size > 1 ? 'The layers are in different coordinate systems; give one file each' : null
}
