import golden from '../../data/golden-points.json' with { type: 'json' }
import type { Area, Ring } from './area.ts'
import { buildAreaIndex } from './area-index.ts'
import { formatPoint, inSwedenBox, type Point } from './browser/point.ts'
import { municipalities } from './municipalities.ts'
import { crossingOf } from './ring-crossing.ts'

export const outsideReasons = (areas: readonly Area[]): string[] =>
  areas
    .filter(({ polygons }) => polygons.flat().some((ring) => !cornersOf(ring).every(inSwedenBox)))
    .map(({ code, name }) => `${code} ${name} reaches outside Sweden`)

export const crossingReasons = (areas: readonly Area[]): string[] =>
  areas.flatMap(({ code, name, polygons }) =>
    polygons.flatMap(([outside]) => {
      const crossing = outside && crossingOf(outside)
      return crossing ? `${code} ${name} has a border that crosses itself near ${formatPoint(crossing)}` : []
    }),
  )

// Points known by hand, and the place each municipality is governed from. These come from a list of places,
// so that one on a shore or a frontier may fall just outside.
const nearEnough = 250

export function misplacedReasons(areas: readonly Area[]): string[] {
  const index = buildAreaIndex(areas)
  const foundAt = (point: Point) => index.locate(point)?.code ?? index.within(point, nearEnough)[0]?.code
  const seats = municipalities.map(({ seat, code, point }) => ({ place: seat, code, ...point }))
  return [...golden, ...seats].flatMap(({ place, code, lat, lon }) => {
    const found = foundAt({ lat, lon })
    if (found === code) return []
    const where = found ? `in ${found}` : 'nowhere'
    return `${place} (${lat}, ${lon}) lies in ${code} but falls ${where}: are these borders drawn for looks?`
  })
}

/** How far over another's border a corner may lie: more than two surveys differ by, less than a street block. */
const mostOverlap = 50

// A file of a million corners is asked about some of them only; what overlaps shows at many.
const mostAsked = 60_000

export function overlapReasons(areas: readonly Area[]): string[] {
  const index = buildAreaIndex(areas)
  const overlapping = new Map<string, Point>()
  const corners = areas.flatMap(({ code, polygons }) => polygons.flat().map((ring) => ({ code, ring })))
  const every = Math.ceil(corners.reduce((sum, { ring }) => sum + ring.length / 2, 0) / mostAsked)
  for (const { code, ring } of corners) {
    for (const corner of cornersOf(ring, every)) {
      const others = index.covering(corner).filter((other) => other !== code)
      if (others.length === 0) continue
      const near = index.within(corner, mostOverlap).map((neighbour) => neighbour.code)
      const deep = others.filter((other) => !near.includes(other))
      for (const other of deep) overlapping.set([code, other].sort().join(' and '), corner)
    }
  }
  return [...overlapping].map(([pair, corner]) => `${pair} lie over each other near ${formatPoint(corner)}`)
}

function cornersOf(ring: Ring, every = 1): Point[] {
  const count = Math.ceil(ring.length / 2 / every)
  return Array.from({ length: count }, (_, position) => {
    const at = 2 * every * position
    return { lon: ring[at] ?? 0, lat: ring[at + 1] ?? 0 }
  })
}
