import { iso1A2Code } from '@rapideditor/country-coder'
import type { Point } from './browser/point.ts'
import { metresToNearestPlace } from './nearest-place.ts'
import { waterAt } from './water.ts'

export type Whereabouts = 'sweden' | 'sea' | 'abroad'

// The country's outline runs midway through the sea to its neighbours. Off the coast no land is farther
// from a place than this but islands such as Gotska Sandön, which the shores know; inland in the north it may
// well be, so there distance says nothing.
const farthestCoast = 55_000

// The outline cuts corners: it leaves Högsäter in Norway.
const frontierVillage = 1000

/** Whether a point is Sweden's, without any borders imported. Lakes and archipelagos count as Sweden. */
export function whereIsIt(point: Point): Whereabouts {
  const country = iso1A2Code([point.lon, point.lat])
  if (country === null) return 'sea'
  if (country !== 'SE') return metresToNearestPlace(point) < frontierVillage ? 'sweden' : 'abroad'
  return isOpenSea(point) ? 'sea' : 'sweden'
}

const isOpenSea = (point: Point) =>
  mayBeOpenSea(point) && metresToNearestPlace(point) > farthestCoast && waterAt(point)?.kind === 'sea'

const mayBeOpenSea = ({ lat, lon }: Point) => lat < 59 || (lat < 65.8 && lon > 17.2)
