import { distanceMetres, type Point } from './browser/point.ts'
import { type Geocoder, labelOf } from './geocoder/geocoder.ts'

const patienceMs = 1_000

/** Farther away it would send people to the wrong house. */
const farthest = 150

/** "Storgatan 5, Alingsås", when a geocoder knows something that near and answers in time. */
export async function nearestAddress(point: Point, geocoder: Geocoder | null): Promise<string | null> {
  const asked = await geocoder?.reverse(point, patienceMs)
  if (asked?.answer !== 'places') return null
  const [nearest] = asked.places
  if (!nearest || nearest.kind === 'place' || distanceMetres(point, nearest.point) > farthest) return null
  return labelOf(nearest)
}
