import type { Feature, FeatureCollection, Position } from 'geojson'

type Steps = readonly number[]
type Base = {
  /** How many steps a degree has. */
  steps: number
  /** Around Sweden, and beyond: each ends where the other goes on. */
  sea: readonly Steps[]
  lakes: readonly Steps[]
  /** In the sea and in lakes. */
  islands: readonly Steps[]
  places: readonly (readonly [name: string, lon: number, lat: number, population: number])[]
}

export type ReadBase = { ground: FeatureCollection; places: FeatureCollection }

/** Coast, lakes and names, from the file that is built in. */
export async function readBase(address: string): Promise<ReadBase> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error('no base')
  const base: Base = await answer.json()
  const read = (ring: Steps) => corners(ring, base.steps)
  const sea = base.sea.map(read)
  return {
    ground: collection([
      ...sea.map(polygon('sea')),
      ...sea.map(shore),
      ...base.lakes.map(read).map(polygon('lake')),
      ...base.islands.map(read).map(polygon('island')),
    ]),
    places: collection(
      base.places.map(([name, lon, lat, population]) => ({
        type: 'Feature',
        properties: { name, population },
        geometry: { type: 'Point', coordinates: [lon / base.steps, lat / base.steps] },
      })),
    ),
  }
}

/** The box that Sweden's shores are cut to; those beyond it are cut out of it. */
const [west, south, east, north] = [9.8, 54.6, 25, 69.4]

const polygon =
  (kind: string) =>
  (ring: Position[]): Feature => ({
    type: 'Feature',
    properties: { kind },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })

/** The sea's ring without what only closes it, where the sea goes on over the edge of the box. */
function shore(ring: readonly Position[]): Feature {
  const lines: Position[][] = []
  let line: Position[] = []
  for (const [nth, corner] of ring.entries()) {
    const before = ring[nth - 1]
    if (before && isOnEdge(before) && isOnEdge(corner)) {
      lines.push(line)
      line = []
    }
    line.push(corner)
  }
  lines.push(line)
  return {
    type: 'Feature',
    properties: { kind: 'shore' },
    geometry: { type: 'MultiLineString', coordinates: lines.filter(({ length }) => length > 1) },
  }
}

const isOnEdge = ([lon = 0, lat = 0]: Position) =>
  isNear(lon, west) || isNear(lon, east) || isNear(lat, south) || isNear(lat, north)

/** As near as foreign shores may be off. */
const isNear = (degrees: number, edge: number) => Math.abs(degrees - edge) < 0.03

/** Corners told each from the one before, in whole steps. */
export function corners(line: Steps, steps: number): Position[] {
  const found: Position[] = []
  let [x, y] = [0, 0]
  for (let at = 0; at + 1 < line.length; at += 2) {
    x += line[at] ?? 0
    y += line[at + 1] ?? 0
    found.push([x / steps, y / steps])
  }
  return found
}

export const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
})
