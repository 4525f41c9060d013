import { feature } from 'topojson-client'
import { z } from 'zod'

const position = z.array(z.number()).min(2)
const polygon = z.array(z.array(position))
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon) }),
])
const collection = z.object({
  type: z.literal('FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.unknown()).nullable(),
      geometry,
    }),
  ),
})
const topology = z.looseObject({
  type: z.literal('Topology'),
  objects: z.record(z.string(), z.looseObject({ type: z.string() })),
  arcs: z.array(z.unknown()),
})

export type AreaFeatures = {
  features: z.infer<typeof collection>['features']
  /** "EPSG:3006", "CRS84"; null when the file does not say. */
  declared: string | null
}

/** Reads GeoJSON or TopoJSON; a text says why it could not. */
export function readAreaJson(text: string): AreaFeatures | string {
  const json = parsedJson(text)
  if (json === undefined) return 'The file is neither JSON nor a GeoPackage'
  const asTopology = topology.safeParse(json)
  const read = collection.safeParse(asTopology.success ? unfolded(asTopology.data) : json)
  if (read.success)
    return { features: read.data.features, declared: systemNamed(read.data.crs?.properties.name) }
  const [problem] = read.error.issues
  const at = problem ? `: ${problem.path.join('.') || 'file'}: ${problem.message}` : ''
  return `The file is neither a GeoJSON FeatureCollection nor a TopoJSON Topology of polygons${at}`
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unfolded(json: z.infer<typeof topology>): unknown {
  const name = 'municipalities' in json.objects ? 'municipalities' : Object.keys(json.objects)[0]
  if (name === undefined) return undefined
  try {
    // The library trusts its input; what comes out is checked as if it were GeoJSON from the start.
    return feature(json as never, json.objects[name] as never)
  } catch {
    return undefined
  }
}

// "EPSG:3006", "urn:ogc:def:crs:EPSG::3006", "urn:ogc:def:crs:OGC:1.3:CRS84"
export function systemNamed(name: string | undefined): string | null {
  if (name === undefined) return null
  const code = /EPSG:.*?(\d+)$/i.exec(name)?.[1]
  if (code !== undefined) return `EPSG:${code}`
  return /CRS84$/i.test(name) ? 'CRS84' : name
}
