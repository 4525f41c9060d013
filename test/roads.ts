import type { Point } from '#geo/browser/point.ts'
import type { Road } from '#geo/roads/road.ts'

/** So many metres away; over a town's length right to the decimetre. */
export type Away = { north?: number; east?: number }

export function beside({ lat, lon }: Point, { north = 0, east = 0 }: Away): Point {
  const degree = 111_195
  return { lat: lat + north / degree, lon: lon + east / degree / Math.cos((lat * Math.PI) / 180) }
}

/** A municipal street with a name, but for what is said otherwise. */
export function street(id: string, corners: readonly Point[], otherwise: Partial<Road> = {}): Road {
  return {
    id,
    owner: 'municipal',
    ownerName: 'Alingsås kommun',
    network: 'carriageway',
    number: null,
    name: 'Storgatan',
    level: 0,
    line: Float64Array.from(corners.flatMap(({ lon, lat }) => [lon, lat])),
    ...otherwise,
  }
}

/** Two corners, one metres east of the other, metres north of a place. */
export const eastward = (from: Point, { north = 0, length = 100 } = {}): Point[] => [
  beside(from, { north }),
  beside(from, { north, east: length }),
]
