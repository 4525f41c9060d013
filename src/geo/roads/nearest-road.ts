import type { Point } from '../browser/point.ts'
import type { NearRoad, RoadIndex, RoadNetwork } from './road.ts'

/** The road a point lies at; `others` are roads of other owners that may just as well be meant, nearest first. */
export type RoadAt = { road: NearRoad; isSure: boolean; others: readonly NearRoad[] }

/** Farther from a road than this a point is not at it. */
const reach = 25

/**
 * How many metres farther away another owner's road may be and still be the one that is meant. A road is its
 * middle line here, and a place is a finger on a map: who points into a carriageway hits it within some metres,
 * who points beside one may mean what lies on either hand.
 */
const doubt: readonly { upTo: number; margin: number }[] = [
  { upTo: 4, margin: 5 },
  { upTo: 10, margin: 7 },
  { upTo: reach, margin: 10 },
]

/**
 * The nearest road on the networks a question is about: a carriageway never answers for the cycle path beside it.
 * Where another owner's runs as near, as under a bridge, it is not sure.
 */
export function roadAt(index: RoadIndex, point: Point, wanted: readonly RoadNetwork[]): RoadAt | null {
  const [road, ...farther] = index.near(point, reach, wanted)
  if (!road) return null
  const limit = road.metres + marginAt(road.metres)
  const others = farther.filter((other) => other.metres <= limit && !isSameOwner(other, road))
  return { road, isSure: others.length === 0, others: onePerOwner(others) }
}

const marginAt = (metres: number): number => doubt.find(({ upTo }) => metres <= upTo)?.margin ?? 0

const onePerOwner = (roads: readonly NearRoad[]): NearRoad[] =>
  roads.filter((road, position) => roads.findIndex((before) => isSameOwner(before, road)) === position)

// The state has one road authority, whatever a delivery calls it; municipalities and associations are many.
const isSameOwner = (one: NearRoad, other: NearRoad): boolean =>
  one.owner === other.owner && (one.owner === 'state' || one.ownerName === other.ownerName)
