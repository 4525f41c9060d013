import type { Area, Ring } from './area.ts'
import type { Point } from './browser/point.ts'
import { type Box, boxOf, buildBoxIndex, latAt, lonAt, metresToSpan, type Span, spansOf } from './segments.ts'

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
type Stretch = Span & { box: Box; code: string; ring: Ring }

const segmentsPerStretch = 16

export function buildAreaIndex(areas: readonly Area[]): AreaIndex {
  const outlines = areas.flatMap(({ code, polygons }) => polygons.map((rings) => outlineOf(code, rings)))
  const stretches = outlines.flatMap((outline) => outline.stretches)
  const outlineBoxes = buildBoxIndex(outlines.map(({ box }) => box))
  const stretchBoxes = buildBoxIndex(stretches.map(({ box }) => box))

  const within = (point: Point, metres: number) => {
    const near = stretchBoxes.around(point, metres).flatMap((position) => stretches[position] ?? [])
    return nearestByCode(point, metres, near)
  }

  const boxesAround = (point: Point) =>
    outlineBoxes.around(point, 0).flatMap((position) => outlines[position] ?? [])

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

function outlineOf(code: string, rings: readonly Ring[]): Outline {
  const [outside = new Float64Array()] = rings
  return { box: boxOf(outside), code, stretches: rings.flatMap((ring) => stretchesOf(code, ring)) }
}

const stretchesOf = (code: string, ring: Ring): Stretch[] =>
  spansOf({ from: 0, to: ring.length }, segmentsPerStretch).map((span) => ({
    ...span,
    box: boxOf(ring, span),
    code,
    ring,
  }))

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
    const metres = metresToSpan(stretch.ring, stretch, point)
    if (metres <= limit && metres < (least.get(stretch.code) ?? Infinity)) least.set(stretch.code, metres)
  }
  return [...least].map(([code, metres]) => ({ code, metres })).sort((a, b) => a.metres - b.metres)
}
