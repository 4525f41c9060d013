import type { Area, Ring } from './area.ts'
import type { Point } from './browser/point.ts'
import { boxOf, buildBoxIndex, latAt, lonAt, metresToSpan, type Span, spansOf } from './segments.ts'

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

type Outline = { code: string; rings: readonly Ring[] }
type Stretch = Span & { code: string; ring: Ring }

const segmentsPerStretch = 16

export function buildAreaIndex(areas: readonly Area[]): AreaIndex {
  const outlines = areas.flatMap(({ code, polygons }) => polygons.map((rings) => ({ code, rings })))
  const stretches = outlines.flatMap(stretchesOf)
  const outlineBoxes = buildBoxIndex(outlines.map(({ rings }) => boxOf(rings[0] ?? new Float64Array())))
  const stretchBoxes = buildBoxIndex(stretches.map((stretch) => boxOf(stretch.ring, stretch)))

  const within = (point: Point, metres: number) => {
    const near = stretchBoxes.around(point, metres).flatMap((position) => stretches[position] ?? [])
    return nearestByCode(point, metres, near)
  }

  const boxesAround = (point: Point) =>
    outlineBoxes.around(point, 0).flatMap((position) => outlines[position] ?? [])

  const covering = (point: Point) =>
    boxesAround(point)
      .filter(({ rings }) => covers(rings, point))
      .map(({ code }) => code)

  const locate = (point: Point) => {
    const hit = boxesAround(point).find(({ rings }) => covers(rings, point))
    if (!hit) return null
    const { code } = hit
    return { code, neighbours: within(point, borderZone).filter((neighbour) => neighbour.code !== code) }
  }

  return { locate, covering, within }
}

const stretchesOf = ({ code, rings }: Outline): Stretch[] =>
  rings.flatMap((ring) =>
    spansOf({ from: 0, to: ring.length }, segmentsPerStretch).map((span) => ({ ...span, code, ring })),
  )

// An odd number of crossings is inside; a hole is crossed once more and takes it back.
export function covers(rings: readonly Ring[], { lat, lon }: Point): boolean {
  let isInside = false
  for (const ring of rings) {
    for (let at = 2; at < ring.length; at += 2) {
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
