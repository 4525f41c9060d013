import type { Point } from '../browser/point.ts'
import type { Box } from '../segments.ts'

/** Who keeps a road (väghållare), as NVDB tells it. */
export type RoadOwner = 'state' | 'municipal' | 'private'

/** What a road is for. A cycle path beside a carriageway is a road of its own, often with another owner. */
export type RoadNetwork = 'carriageway' | 'cycleway' | 'footway'

/** A stretch of road as imported. */
export type Road = {
  /** The source's own id, the same in each delivery. */
  id: string
  owner: RoadOwner
  /** "Trafikverket", "Alingsås kommun", "Hjortmarka vägsamfällighet"; null where the source has none. */
  ownerName: string | null
  network: RoadNetwork
  /** "E20", "180"; null for streets without one. */
  number: string | null
  name: string | null
  /** Above (1 …) or below (-1 …) the ground: a bridge passes over another road without meeting it. */
  level: number
  /** lon, lat, lon, lat … in WGS 84. */
  line: Float64Array
}

/** A road near a point, and how far from it. */
export type NearRoad = Omit<Road, 'line'> & { metres: number }

/** A road as a map draws it. */
export type DrawnRoad = Pick<Road, 'network' | 'name' | 'number' | 'owner' | 'line'>

/** Roads in memory, made for being asked often. */
export type RoadIndex = {
  /** Roads of these networks within so many metres, nearest first, each road once. */
  near: (point: Point, metres: number, networks: readonly RoadNetwork[]) => readonly NearRoad[]
  /** Roads that come into a box, at most so many; for drawing. */
  within: (box: Box, limit: number) => readonly DrawnRoad[]
}
