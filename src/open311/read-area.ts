import type { Circle } from '#reports/lists/narrowing.ts'
import type { View } from '#reports/map/cells.ts'
import { Open311Mistake } from './mistake.ts'
import { readNumber } from './read-number.ts'

const metresOfNone = 1000
const mostMetres = 100_000
const degrees = { lat: { least: -85, most: 85 }, lon: { least: -180, most: 180 } }

/** `bbox=west,south,east,north`, or `lat` and `long` with a `radius` in metres. */
export function readArea(asked: Readonly<Record<string, string>>): View | Circle | null {
  const { bbox, lat, long, radius } = asked
  if (bbox !== undefined) return readBox(bbox)
  if (lat === undefined && long === undefined) return null
  if (lat === undefined || long === undefined)
    throw new Open311Mistake('parameter_unreadable', lat === undefined ? 'lat' : 'long')
  const point = { lat: readNumber('lat', lat, degrees.lat), lon: readNumber('long', long, degrees.lon) }
  const metres =
    radius === undefined ? metresOfNone : readNumber('radius', radius, { least: 1, most: mostMetres })
  return { point, metres }
}

function readBox(words: string): View {
  const [west, south, east, north, ...more] = words
    .split(',')
    .map((one, place) => readNumber('bbox', one.trim(), place % 2 === 0 ? degrees.lon : degrees.lat))
  if (
    west === undefined ||
    south === undefined ||
    east === undefined ||
    north === undefined ||
    more.length > 0
  )
    throw new Open311Mistake('parameter_unreadable', 'bbox')
  if (west > east || south > north) throw new Open311Mistake('parameter_unreadable', 'bbox')
  return { west, south, east, north }
}
