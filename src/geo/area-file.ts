import { type AreaFeatures, readAreaJson } from './area-json.ts'
import { type GeoPackageLayer, isSqlite, readGeoPackage } from './geopackage.ts'
import { municipalityByCode } from './municipalities.ts'

/** What a boundary file holds, as it stands there: nothing is checked but its shape. */
export type AreaFile = { outlines: readonly Outlined[]; declared: AreaFeatures['declared'] }
export type Outlined = { code: string; name: string; polygons: readonly (readonly Position[][])[] }
export type Position = readonly number[]

// The names the usual sources give the two properties, in lower case.
const codeKeys = ['kommunkod', 'knkod', 'kommun_kod', 'code', 'kod', 'id']
const nameKeys = ['kommunnamn', 'knnamn', 'kommun_namn', 'name', 'namn']

/** Reads a GeoPackage, GeoJSON or TopoJSON; a text says why it could not. */
export async function readOutlines(bytes: Uint8Array): Promise<AreaFile | string> {
  if (isSqlite(bytes)) return outlinesInGeoPackage(bytes)
  const read = readAreaJson(new TextDecoder().decode(bytes))
  if (typeof read === 'string') return read
  return { outlines: read.features.map(outlined), declared: read.declared }
}

async function outlinesInGeoPackage(bytes: Uint8Array): Promise<AreaFile | string> {
  const read = await readGeoPackage(bytes)
  if (!read.ok) return read.reason
  const [best] = read.layers
    .map(outlinesOfLayer)
    .sort((a, b) => municipalitiesIn(b.outlines) - municipalitiesIn(a.outlines))
  if (best && municipalitiesIn(best.outlines) > 0) return best
  const names = read.layers.map(({ name }) => name).join(', ')
  return `No layer of the GeoPackage has polygons with the codes of municipalities: ${names || 'it is empty'}`
}

/** Counties and the country lie in layers beside; the one with the municipalities is told by its codes. */
const municipalitiesIn = (outlines: readonly Outlined[]): number =>
  new Set(outlines.map(({ code }) => code).filter((code) => municipalityByCode(code))).size

function outlinesOfLayer({ srs, features }: GeoPackageLayer): AreaFile {
  const polygons = features.flatMap(({ properties, geometry }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [{ properties, geometry }] : [],
  )
  return { outlines: polygons.map(outlined), declared: srs === null ? null : `EPSG:${srs}` }
}

function outlined({ id, properties, geometry }: AreaFeatures['features'][number]): Outlined {
  const known = new Map(Object.entries(properties ?? {}).map(([key, value]) => [key.toLowerCase(), value]))
  return {
    code: codeText(firstOf(known, codeKeys) ?? id),
    name: String(firstOf(known, nameKeys) ?? ''),
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }
}

const firstOf = (known: ReadonlyMap<string, unknown>, keys: readonly string[]) =>
  keys.map((key) => known.get(key)).find((value) => typeof value === 'string' || typeof value === 'number')

// A spreadsheet on the way may have taken the code for a number and its leading nought away.
const codeText = (code: unknown) =>
  typeof code === 'number' ? String(code).padStart(4, '0') : String(code ?? '')
