import type { Point } from '../browser/point.ts'
import { atOnce, mapping, type Steps } from '../in-turns.ts'
import { type Box, boxOf, buildBoxIndex, metresToSpan, type Span, spansOf } from '../segments.ts'
import type { DrawnRoad, NearRoad, Road, RoadIndex } from './road.ts'

type Kept = Omit<Road, 'id' | 'line'>

// Short, since streets bend little and a box around few segments holds little that is not street.
const segmentsPerSpan = 16

const roadsAtATime = 2_000

/**
 * All roads' corners stand in one array, and roads that differ by nothing but id and line share what is said
 * of them: a large town's sixty thousand stretches take some twenty megabytes.
 */
export const buildRoadIndex = (roads: readonly Road[]): RoadIndex => atOnce(roadIndexSteps(roads))

export function* roadIndexSteps(roads: readonly Road[]): Steps<RoadIndex> {
  const corners = new Float64Array(roads.reduce((sum, { line }) => sum + line.length, 0))
  const ids = roads.map(({ id }) => id)
  const kept = yield* mapping(roads, sharing(), roadsAtATime)
  const spans: Span[] = []
  const roadOfSpan: number[] = []
  const starts = new Uint32Array(roads.length + 1)
  let from = 0
  for (const [road, { line }] of roads.entries()) {
    if (road % roadsAtATime === 0) yield
    corners.set(line, from)
    for (const span of spansOf({ from, to: from + line.length }, segmentsPerSpan)) {
      spans.push(span)
      roadOfSpan.push(road)
    }
    from += line.length
    starts[road + 1] = from
  }
  const bounds = packed(spans, roadOfSpan)
  const boxes = buildBoxIndex(yield* mapping(spans, (span) => boxOf(corners, span), roadsAtATime))
  return { near, within }

  function near(point: Point, metres: number, networks: Parameters<RoadIndex['near']>[2]): NearRoad[] {
    const least = new Map<number, number>()
    for (const position of boxes.around(point, metres)) {
      const road = bounds.roadAt(position)
      const network = kept[road]?.network
      if (!network || !networks.includes(network)) continue
      const distance = metresToSpan(corners, bounds.spanAt(position), point)
      if (distance <= metres && distance < (least.get(road) ?? Infinity)) least.set(road, distance)
    }
    return [...least]
      .sort(([, one], [, other]) => one - other)
      .flatMap(([road, distance]) => nearRoad(ids[road], kept[road], distance))
  }

  function within(box: Box, limit: number): DrawnRoad[] {
    const found = new Set<number>()
    for (const position of boxes.within(box)) {
      if (found.size >= limit) break
      found.add(bounds.roadAt(position))
    }
    return [...found].flatMap((road) => {
      const known = kept[road]
      if (!known) return []
      const { network, name, number, owner } = known
      return [{ network, name, number, owner, line: corners.subarray(starts[road], starts[road + 1]) }]
    })
  }
}

const nearRoad = (id: string | undefined, kept: Kept | undefined, metres: number): NearRoad[] =>
  id === undefined || kept === undefined ? [] : [{ id, ...kept, metres }]

function sharing(): (road: Road) => Kept {
  const known = new Map<string, Kept>()
  return ({ owner, ownerName, network, number, name, level }) => {
    const key = JSON.stringify([owner, ownerName, network, number, name, level])
    const before = known.get(key)
    if (before) return before
    const kept = { owner, ownerName, network, number, name, level }
    known.set(key, kept)
    return kept
  }
}

/** Three numbers a span, in arrays that hold nothing else. */
function packed(spans: readonly Span[], roadOfSpan: readonly number[]) {
  const roads = Uint32Array.from(roadOfSpan)
  const from = Uint32Array.from(spans.map((span) => span.from))
  const to = Uint32Array.from(spans.map((span) => span.to))
  return {
    roadAt: (position: number) => roads[position] ?? 0,
    spanAt: (position: number): Span => ({ from: from[position] ?? 0, to: to[position] ?? 0 }),
  }
}
