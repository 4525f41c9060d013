import Flatbush from 'flatbush'
import type { Area, Ring } from './area.ts'
import type { Point } from './browser/point.ts'

/** A municipality whose border runs near a point. */
export type Neighbour = { code: string; metres: number }

/** Everybody's polygons in memory, made for being asked often: some microseconds a question. */
export type AreaIndex = {
  /** Whose area covers the point, and who else's lies within a hundred metres of it, nearest first. */
  locate: (point: Point) => { code: string; neighbours: readonly Neighbour[] } | null
  /** Everybody whose area covers the point: more than one only where areas lie over each other. */
  covering: (point: Point) => readonly string[]
  /** Whose outlines come within so many metres, nearest first. */
  within: (point: Point, metres: number) => readonly Neighbour[]
}

/** Within this of a border the one who stands there knows better than the map. */
const borderZone = 100

/** A polygon's border in stretches of some segments each, so that most of it need not be looked at. */
type Outline = { box: Box; code: string; stretches: readonly Stretch[] }
type Stretch = { box: Box; code: string; ring: Ring; from: number; to: number }
type Box = readonly [west: number, south: number, east: number, north: number]

const metresPerDegree = 111_195
const segmentsPerStretch = 16

export function buildAreaIndex(areas: readonly Area[]): AreaIndex {
  const outlines = areas.flatMap(({ code, polygons }) => polygons.map((rings) => outlineOf(code, rings)))
  const stretches = outlines.flatMap((outline) => outline.stretches)
  const [outlineBoxes, stretchBoxes] = [boxIndex(outlines), boxIndex(stretches)]

  const within = (point: Point, metres: number) =>
    nearestByCode(point, metres, itemsAround(stretchBoxes, stretches, point, metres))

  const boxesAround = (point: Point) => itemsAround(outlineBoxes, outlines, point, 0)

  const covering = (point: Point) =>
    boxesAround(point)
      .filter((outline) => covers(outline, point))
      .map(({ code }) => code)

  const locate = (point: Point) => {
    const hit = boxesAround(point).find((outline) => covers(outline, point))
    if (!hit) return null
    const { code } = hit
    return { code, neighbours: within(point, borderZone).filter((neighbour) => neighbour.code !== code) }
  }

  return { locate, covering, within }
}

function boxIndex(boxed: readonly { box: Box }[]): Flatbush | null {
  if (boxed.length === 0) return null
  const index = new Flatbush(boxed.length)
  for (const { box } of boxed) index.add(...box)
  index.finish()
  return index
}

function itemsAround<T>(index: Flatbush | null, items: readonly T[], point: Point, metres: number): T[] {
  if (!index) return []
  const up = metres / metresPerDegree
  const aside = up / narrowingAt(point)
  return index
    .search(point.lon - aside, point.lat - up, point.lon + aside, point.lat + up)
    .flatMap((position) => items[position] ?? [])
}

function outlineOf(code: string, rings: readonly Ring[]): Outline {
  const [outside = new Float64Array()] = rings
  return { box: boxOf(outside), code, stretches: rings.flatMap((ring) => stretchesOf(code, ring)) }
}

function stretchesOf(code: string, ring: Ring): Stretch[] {
  const stretches: Stretch[] = []
  for (let from = 0; from + 2 < ring.length; from += 2 * segmentsPerStretch) {
    const to = Math.min(from + 2 * segmentsPerStretch + 2, ring.length)
    stretches.push({ box: boxOf(ring.subarray(from, to)), code, ring, from, to })
  }
  return stretches
}

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < ring.length; at += 2) {
    west = Math.min(west, lonAt(ring, at))
    east = Math.max(east, lonAt(ring, at))
    south = Math.min(south, latAt(ring, at))
    north = Math.max(north, latAt(ring, at))
  }
  return [west, south, east, north]
}

// An odd number of crossings to the east is inside; a hole is crossed once more and takes it back.
function covers({ stretches }: Outline, { lat, lon }: Point): boolean {
  let isInside = false
  for (const { box, ring, from: start, to } of stretches) {
    const [, south, east, north] = box
    if (south > lat || north <= lat || east <= lon) continue
    for (let at = start + 2; at < to; at += 2) {
      const [below, above] = [latAt(ring, at - 2), latAt(ring, at)]
      if (below > lat === above > lat) continue
      const from = lonAt(ring, at - 2)
      if (lon < from + ((lonAt(ring, at) - from) * (lat - below)) / (above - below)) isInside = !isInside
    }
  }
  return isInside
}

function nearestByCode(point: Point, limit: number, stretches: readonly Stretch[]): readonly Neighbour[] {
  const least = new Map<string, number>()
  for (const stretch of stretches) {
    const metres = metresTo(stretch, point)
    if (metres <= limit && metres < (least.get(stretch.code) ?? Infinity)) least.set(stretch.code, metres)
  }
  return [...least].map(([code, metres]) => ({ code, metres })).sort((a, b) => a.metres - b.metres)
}

// Flat earth: over some hundred metres the error is a hair's breadth.
function metresTo({ ring, from, to }: Stretch, point: Point): number {
  const narrowing = narrowingAt(point)
  const x = (at: number) => (lonAt(ring, at) - point.lon) * narrowing * metresPerDegree
  const y = (at: number) => (latAt(ring, at) - point.lat) * metresPerDegree
  let least = Infinity
  for (let at = from + 2; at < to; at += 2) {
    least = Math.min(least, distanceFromOrigin(x(at - 2), y(at - 2), x(at), y(at)))
  }
  return least
}

function distanceFromOrigin(x1: number, y1: number, x2: number, y2: number): number {
  const [alongX, alongY] = [x2 - x1, y2 - y1]
  const length = alongX ** 2 + alongY ** 2
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(x1 * alongX + y1 * alongY) / length))
  return Math.hypot(x1 + share * alongX, y1 + share * alongY)
}

const narrowingAt = ({ lat }: Point) => Math.cos((lat * Math.PI) / 180)
const lonAt = (ring: Ring, at: number) => ring[at] ?? 0
const latAt = (ring: Ring, at: number) => ring[at + 1] ?? 0
