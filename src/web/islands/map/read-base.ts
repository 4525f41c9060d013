import type { Feature, FeatureCollection, Position } from 'geojson'

type Steps = readonly number[]
type Base = {
  /** How many steps a degree has. */
  steps: number
  water: readonly Steps[]
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
  const polygon =
    (kind: string) =>
    (ring: Steps): Feature => ({
      type: 'Feature',
      properties: { kind },
      geometry: { type: 'Polygon', coordinates: [corners(ring, base.steps)] },
    })
  return {
    ground: collection([sheet, ...base.water.map(polygon('water')), ...base.islands.map(polygon('island'))]),
    places: collection(
      base.places.map(([name, lon, lat, population]) => ({
        type: 'Feature',
        properties: { name, population },
        geometry: { type: 'Point', coordinates: [lon / base.steps, lat / base.steps] },
      })),
    ),
  }
}

/** What the base knows of: outside of it there is no telling land from water. */
const [west, south, east, north] = [9.8, 54.6, 24.99, 69.4]
const sheet: Feature = {
  type: 'Feature',
  properties: { kind: 'sheet' },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
}

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
