import type { Area, Ring } from '../area.ts'
import { mapping, type Steps } from '../in-turns.ts'
import type { Corners } from '../segments.ts'
import { cornerKey } from './border-lines.ts'

/** The areas by those of their corners alone that their border lines are drawn by: neighbours stay together. */
export function* areasOfLines(areas: readonly Area[], lines: readonly Corners[]): Steps<Area[]> {
  const drawn = new Set((yield* mapping(lines, keysOf, 200)).flat())
  const simpler = ({ polygons, ...area }: Area): Area => ({
    ...area,
    polygons: polygons.flatMap((rings) => {
      const [outside, ...holes] = rings.map((ring) => ringOf(ring, drawn))
      return outside && isRing(outside) ? [[outside, ...holes.filter(isRing)]] : []
    }),
  })
  return yield* mapping(areas, simpler, 5)
}

const keysOf = (line: Corners): string[] =>
  Array.from({ length: line.length / 2 }, (_, corner) => cornerKey(line, 2 * corner))

function ringOf(ring: Ring, drawn: ReadonlySet<string>): Ring {
  const corners: number[] = []
  let before: string | undefined
  for (let at = 0; at < ring.length - 2; at += 2) {
    const key = cornerKey(ring, at)
    if (key === before || !drawn.has(key)) continue
    corners.push(ring[at] ?? 0, ring[at + 1] ?? 0)
    before = key
  }
  return Float64Array.from([...corners, ...corners.slice(0, 2)])
}

/** An islet that is smaller than what lines may be wrong by is a line, or nothing. */
const isRing = ({ length }: Ring): boolean => length >= 8
