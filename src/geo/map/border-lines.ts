import type { Area } from '../area.ts'
import { mapping, type Steps } from '../in-turns.ts'
import { type Corners, latAt, lonAt } from '../segments.ts'
import { simplifyLine } from './simplify-line.ts'

/** What a map may be wrong by; it shows borders from afar, and no border decides anything there. */
const tolerance = 60

/** Each border once, cut where three meet, so that neighbours stay together when lines are made simpler. */
export function* borderLines(areas: readonly Area[]): Steps<Corners[]> {
  const graph = borderGraph()
  yield* mapping(areas, ({ polygons }) => polygons.flat().forEach(graph.add), 5)
  const lines = graph.lines()
  return yield* mapping(lines, (line) => simplifyLine(line, tolerance), 200)
}

/** Corners within a metre of each other are one. */
export const cornerKey = (corners: Corners, at: number): string =>
  `${lonAt(corners, at).toFixed(5)} ${latAt(corners, at).toFixed(5)}`

function borderGraph() {
  const numbers = new Map<string, number>()
  const corners: [lon: number, lat: number][] = []
  const ways: Set<number>[] = []
  return { add, lines }

  function add(ring: Corners): void {
    for (let at = 2; at < ring.length; at += 2) {
      const [one, other] = [cornerAt(ring, at - 2), cornerAt(ring, at)]
      if (one === other) continue
      ways[one]?.add(other)
      ways[other]?.add(one)
    }
  }

  function cornerAt(ring: Corners, at: number): number {
    const key = cornerKey(ring, at)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, corners.length)
    ways.push(new Set())
    return corners.push([lonAt(ring, at), latAt(ring, at)]) - 1
  }

  /** From where borders meet until they meet again; then the rings that meet nothing. */
  function lines(): Corners[] {
    const meetings = new Set([...ways.keys()].filter((corner) => ways[corner]?.size !== 2))
    const from = (start: number) => linesFrom(start, meetings)
    const found = [...meetings].flatMap(from)
    return [...found, ...[...ways.keys()].flatMap(from)]
  }

  function linesFrom(start: number, meetings: ReadonlySet<number>): Corners[] {
    const found: Corners[] = []
    for (let next = first(start); next !== undefined; next = first(start))
      found.push(walk(start, next, meetings))
    return found
  }

  function walk(start: number, second: number, meetings: ReadonlySet<number>): Corners {
    const line = [start]
    let [from, to] = [start, second]
    for (;;) {
      ways[from]?.delete(to)
      ways[to]?.delete(from)
      line.push(to)
      const next = meetings.has(to) || to === start ? undefined : first(to)
      if (next === undefined) break
      ;[from, to] = [to, next]
    }
    return Float64Array.from(line.flatMap((corner) => corners[corner] ?? []))
  }

  function first(corner: number): number | undefined {
    return ways[corner]?.values().next().value
  }
}
