import type { Area, Ring } from './area.ts'
import type { Point } from './browser/point.ts'
import { covers, type Stretch, stretchesOf } from './covers.ts'
import { atOnce, mapping, type Steps } from './in-turns.ts'
import { type Box, boxOf, buildBoxIndex, metresToSpan } from './segments.ts'

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
  /** The least box around all that somebody covers; null for whoever covers nothing. */
  boxOf: (code: string) => Box | null
}

/** Within this of a border the one who stands there knows better than the map. */
const borderZone = 100

type Outline = { code: string; stretches: readonly Stretch[]; box: Box }

export const buildAreaIndex = (areas: readonly Area[]): AreaIndex => atOnce(areaIndexSteps(areas))

export function* areaIndexSteps(areas: readonly Area[]): Steps<AreaIndex> {
  const outlines = (yield* mapping(areas, outlinesOf, 5)).flat()
  const borders = outlines.flatMap(({ code, stretches }) => stretches.map((stretch) => ({ code, stretch })))
  const outlineBoxes = buildBoxIndex(outlines.map(({ box }) => box))
  const borderBoxes = buildBoxIndex(borders.map(({ stretch }) => stretch.box))

  const within = (point: Point, metres: number) => {
    const near = borderBoxes.around(point, metres).flatMap((position) => borders[position] ?? [])
    return nearestByCode(point, metres, near)
  }

  const boxesAround = (point: Point) =>
    outlineBoxes.around(point, 0).flatMap((position) => outlines[position] ?? [])

  const covering = (point: Point) =>
    boxesAround(point)
      .filter(({ stretches }) => covers(stretches, point))
      .map(({ code }) => code)

  const locate = (point: Point) => {
    const hit = boxesAround(point).find(({ stretches }) => covers(stretches, point))
    if (!hit) return null
    const { code } = hit
    return { code, neighbours: within(point, borderZone).filter((neighbour) => neighbour.code !== code) }
  }

  const around = boxesByCode(outlines)
  return { locate, covering, within, boxOf: (code) => around.get(code) ?? null }
}

function boxesByCode(outlines: readonly Outline[]): ReadonlyMap<string, Box> {
  const around = new Map<string, Box>()
  for (const { code, box } of outlines) around.set(code, aroundBoth(around.get(code) ?? box, box))
  return around
}

const aroundBoth = ([west, south, east, north]: Box, other: Box): Box => [
  Math.min(west, other[0]),
  Math.min(south, other[1]),
  Math.max(east, other[2]),
  Math.max(north, other[3]),
]

const outlinesOf = ({ code, polygons }: Area): Outline[] => polygons.map((rings) => outlineOf(code, rings))

function outlineOf(code: string, rings: readonly Ring[]): Outline {
  const [outside = new Float64Array()] = rings
  return { code, stretches: rings.flatMap(stretchesOf), box: boxOf(outside) }
}

type Border = { code: string; stretch: Stretch }

function nearestByCode(point: Point, limit: number, borders: readonly Border[]): readonly Neighbour[] {
  const least = new Map<string, number>()
  for (const { code, stretch } of borders) {
    const metres = metresToSpan(stretch.corners, stretch, point)
    if (metres <= limit && metres < (least.get(code) ?? Infinity)) least.set(code, metres)
  }
  return [...least].map(([code, metres]) => ({ code, metres })).sort((a, b) => a.metres - b.metres)
}
