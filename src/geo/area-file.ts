import { feature } from 'topojson-client'
import { z } from 'zod'
import type { Position } from './axes.ts'

/** A feature of a boundary file as it stands there: nothing is checked but its shape. */
export type Outlined = { code: string; name: string; polygons: readonly (readonly Position[][])[] }

const position = z.array(z.number()).min(2)
const polygon = z.array(z.array(position))
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon) }),
])
const collection = z.object({
  type: z.literal('FeatureCollection'),
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

// The names the usual sources give the two properties, in lower case.
const codeKeys = ['kommunkod', 'knkod', 'kommun_kod', 'code', 'kod', 'id']
const nameKeys = ['kommunnamn', 'knnamn', 'kommun_namn', 'name', 'namn']

/** Reads GeoJSON or TopoJSON; a text says why it could not. */
export function readOutlines(text: string): readonly Outlined[] | string {
  const features = featuresOf(parsedJson(text))
  if (typeof features === 'string') return features
  return features.map(({ id, properties, geometry: shape }) => {
    const known = new Map(Object.entries(properties ?? {}).map(([key, value]) => [key.toLowerCase(), value]))
    return {
      code: codeText(firstOf(known, codeKeys) ?? id),
      name: String(firstOf(known, nameKeys) ?? ''),
      polygons: shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates,
    }
  })
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function featuresOf(json: unknown): z.infer<typeof collection>['features'] | string {
  if (json === undefined) return 'The file is not JSON'
  const asTopology = topology.safeParse(json)
  const read = collection.safeParse(asTopology.success ? unfolded(asTopology.data) : json)
  if (read.success) return read.data.features
  const [problem] = read.error.issues
  const at = problem ? `: ${problem.path.join('.') || 'file'}: ${problem.message}` : ''
  return `The file is neither a GeoJSON FeatureCollection nor a TopoJSON Topology of polygons${at}`
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

const firstOf = (known: ReadonlyMap<string, unknown>, keys: readonly string[]) =>
  keys.map((key) => known.get(key)).find((value) => typeof value === 'string' || typeof value === 'number')

// A spreadsheet on the way may have taken the code for a number and its leading nought away.
const codeText = (code: unknown) =>
  typeof code === 'number' ? String(code).padStart(4, '0') : String(code ?? '')
