import Flatbush from 'flatbush'
import type { Ring } from './area.ts'
import type { Point } from './browser/point.ts'

/** A corner of the ring near which it crosses itself; null when it never does. Touching is not crossing. */
export function crossingOf(ring: Ring): Point | null {
  const count = ring.length / 2 - 1
  if (count < 4) return null
  const index = new Flatbush(count)
  for (let at = 0; at < count; at += 1) {
    const [x1, y1, x2, y2] = segmentAt(ring, at)
    index.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
  }
  index.finish()
  for (let at = 0; at < count; at += 1) {
    const segment = segmentAt(ring, at)
    const [x1, y1, x2, y2] = segment
    const [west, east, south, north] = [
      Math.min(x1, x2),
      Math.max(x1, x2),
      Math.min(y1, y2),
      Math.max(y1, y2),
    ]
    const later = index.search(west, south, east, north, (other) => other > at + 1)
    if (later.some((other) => cross(segment, segmentAt(ring, other)))) return { lon: x1, lat: y1 }
  }
  return null
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number]

const segmentAt = (ring: Ring, at: number): Segment => [
  ring[2 * at] ?? 0,
  ring[2 * at + 1] ?? 0,
  ring[2 * at + 2] ?? 0,
  ring[2 * at + 3] ?? 0,
]

/** Whether each has an end on either side of the other. */
function cross(one: Segment, other: Segment): boolean {
  return parts(one, other) && parts(other, one)
}

function parts([x1, y1, x2, y2]: Segment, [fromX, fromY, toX, toY]: Segment): boolean {
  const side = (x: number, y: number) => (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
  return side(fromX, fromY) * side(toX, toY) < 0
}
