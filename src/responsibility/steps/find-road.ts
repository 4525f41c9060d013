import type { Point } from '#geo/browser/point.ts'
import { roadAt } from '#geo/roads/nearest-road.ts'
import type { NearRoad } from '#geo/roads/road.ts'
import type { Step } from '../codes.ts'
import type { Tables } from '../tables.ts'
import { everyNetwork, type WantedRoads } from '../wanted-roads.ts'

export type FoundRoad = {
  road: NearRoad | null
  isSure: boolean
  /** Roads of other keepers that are almost as near. */
  others: readonly NearRoad[]
  steps: readonly Step[]
}

/** The road a category is about, on its own networks first. */
export function findRoad({ roads }: Pick<Tables, 'roads'>, place: Point, wanted: WantedRoads): FoundRoad {
  if (!roads) return unknown
  const { networks, otherwise, metres } = wanted
  const own = roadWithin(metres, roadAt(roads, place, networks))
  if (own) return told(own, [])
  const other = otherwise && roadWithin(metres, roadAt(roads, place, otherwise))
  // Nobody drew the path apart: likely its street's, but not known to be.
  if (other) return told(other, [{ code: 'other-network', facts: {} }])
  const isMapped = roads.near(place, surroundings, everyNetwork).length > 0
  return isMapped ? { ...none, steps: [{ code: 'no-road', facts: { metres } }] } : unknown
}

const none = { road: null, isSure: false, others: [] }
const unknown: FoundRoad = { ...none, steps: [{ code: 'no-roads-known', facts: {} }] }

/** Where no road at all lies within these metres, that none is near says nothing: they may not be imported. */
const surroundings = 250

type RoadAt = ReturnType<typeof roadAt>

const roadWithin = (metres: number, found: RoadAt): RoadAt =>
  found && found.road.metres <= metres ? found : null

function told({ road, isSure, others }: NonNullable<RoadAt>, before: readonly Step[]): FoundRoad {
  const steps: Step[] = [
    ...before,
    { code: 'road', facts: { ...factsOf(road), network: road.network } },
    ...others.map((rival): Step => ({ code: 'unsure-road', facts: factsOf(rival) })),
  ]
  return { road, isSure, others, steps }
}

const factsOf = ({ number, name, owner, metres }: NearRoad) => ({
  number,
  name,
  owner,
  metres: Math.round(metres),
})
