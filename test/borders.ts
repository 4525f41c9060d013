import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Area } from '#geo/area.ts'
import { readAreas } from '#geo/areas.ts'
import type { Point } from '#geo/browser/point.ts'
import { toSweref99tm } from '#geo/sweref.ts'

const file = join(process.env['FMG_TEST_DATA'] ?? '../shared/data', 'municipalities.topojson')

/** Whether the real borders are there: a test that needs them is skipped without, and says so. */
export const bordersAreThere = existsSync(file)

if (!bordersAreThere) {
  process.stderr.write(
    `\nSKIPPED: the real borders are not in ${file}; set FMG_TEST_DATA to where they are.\n`,
  )
}

export type Outline = Feature<Polygon | MultiPolygon>
export type Borders = FeatureCollection<Polygon | MultiPolygon>

/** The file as it is; nothing where it is absent. */
export const bordersFile = (): Uint8Array => (bordersAreThere ? readFileSync(file) : new Uint8Array())

/** All municipalities as the program reads them; none where the file is absent. */
export const realAreas = async (): Promise<readonly Area[]> =>
  bordersAreThere ? mustRead(bordersFile()) : []

export async function mustRead(bytes: Uint8Array): Promise<readonly Area[]> {
  const read = await readAreas(bytes)
  if (!read.ok) throw new Error(read.reasons.join('; '))
  return read.areas
}

/** The same as GeoJSON, read by the library alone. */
export function realBorders(): Borders {
  if (!bordersAreThere) return { type: 'FeatureCollection', features: [] }
  const topology: Topology<{ municipalities: GeometryCollection }> = JSON.parse(
    new TextDecoder().decode(bordersFile()),
  )
  const { features } = feature(topology, topology.objects.municipalities)
  return {
    type: 'FeatureCollection',
    features: features.flatMap(({ geometry, ...rest }) =>
      geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [{ ...rest, geometry }] : [],
    ),
  }
}

/** The borders with every corner moved. */
export function moved(borders: Borders, move: (corner: Point) => number[]): Borders {
  const movedRings = (rings: number[][][]) =>
    rings.map((ring) => ring.map(([lon = 0, lat = 0]) => move({ lon, lat })))
  return {
    type: 'FeatureCollection',
    features: borders.features.map((one) => ({
      ...one,
      geometry: { type: 'MultiPolygon', coordinates: polygonsOf(one).map(movedRings) },
    })),
  }
}

export const polygonsOf = ({ geometry }: Outline): number[][][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

export function eastNorth(point: Point): number[] {
  const { north, east } = toSweref99tm(point)
  return [east, north]
}
