import Flatbush from 'flatbush'
import type { Point } from './browser/point.ts'

/** Corners one after another, flat: lon, lat, lon, lat … in WGS 84. */
export type Corners = Float64Array

/** Some segments of a line in a row: from the number at `from` up to the one before `to`. */
export type Span = { from: number; to: number }

export type Box = readonly [west: number, south: number, east: number, north: number]

/** Boxes in memory, made for being asked often which come within so many metres of a point. */
export type BoxIndex = {
  around: (point: Point, metres: number) => readonly number[]
  /** Those that come into another box. */
  within: (box: Box) => readonly number[]
}

const metresPerDegree = 111_195

export function buildBoxIndex(boxes: readonly Box[]): BoxIndex {
  if (boxes.length === 0) return { around: () => [], within: () => [] }
  const index = new Flatbush(boxes.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  return {
    around(point, metres) {
      const up = metres / metresPerDegree
      const aside = up / narrowingAt(point)
      return index.search(point.lon - aside, point.lat - up, point.lon + aside, point.lat + up)
    },
    within: (box) => index.search(...box),
  }
}

/** Cuts the line between two numbers of it into spans of at most so many segments; each begins where one ends. */
export function spansOf({ from: first, to: end }: Span, segmentsInSpan: number): Span[] {
  const spans: Span[] = []
  for (let from = first; from + 2 < end; from += 2 * segmentsInSpan) {
    spans.push({ from, to: Math.min(from + 2 * segmentsInSpan + 2, end) })
  }
  return spans
}

export function boxOf(corners: Corners, { from, to }: Span = { from: 0, to: corners.length }): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = from; at < to; at += 2) {
    west = Math.min(west, lonAt(corners, at))
    east = Math.max(east, lonAt(corners, at))
    south = Math.min(south, latAt(corners, at))
    north = Math.max(north, latAt(corners, at))
  }
  return [west, south, east, north]
}

// Flat earth: over some hundred metres the error is a hair's breadth.
export function metresToSpan(corners: Corners, { from, to }: Span, point: Point): number {
  const narrowing = narrowingAt(point)
  const x = (at: number) => (lonAt(corners, at) - point.lon) * narrowing * metresPerDegree
  const y = (at: number) => (latAt(corners, at) - point.lat) * metresPerDegree
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
export const lonAt = (corners: Corners, at: number): number => corners[at] ?? 0
export const latAt = (corners: Corners, at: number): number => corners[at + 1] ?? 0
