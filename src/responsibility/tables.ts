import type { Exception } from '#bodies/exceptions/exception.ts'
import type { Guidance } from '#bodies/guidance.ts'
import type { Receivers } from '#bodies/receivers.ts'
import type { AreaIndex } from '#geo/area-index.ts'
import type { Point } from '#geo/browser/point.ts'
import type { RoadIndex } from '#geo/roads/road.ts'

/** All that an answer is made from, in memory; replaced whole when something in it changes. */
export type Tables = {
  /** Null: none were imported, and the nearest place decides. */
  areas: AreaIndex | null
  /** Null: none were imported, and the municipality gets what concerns roads. */
  roads: RoadIndex | null
  receivers: Receivers
  /** Those whose ground covers a point, lowest rank first. */
  exceptionsAt: (point: Point) => readonly Exception[]
  /** What bodies tell and ask those who report; it decides nothing about who receives. */
  guidance: Guidance
}

/** Keeps the state's roads. */
export const roadAgency = 'trafikverket'
