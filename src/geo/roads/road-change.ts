import type { NvdbStretch } from './nvdb-stretch.ts'
import type { RoadNetwork, RoadOwner } from './road.ts'

/** What a record of the national road database now says of who keeps a stretch. */
export type OwnerTold = {
  kind: 'told'
  /** The record's own number: what ends later names it. */
  record: number
  stretch: NvdbStretch
  owner: RoadOwner
  ownerName: string | null
  /** Null where the source does not say, or says several. */
  network: RoadNetwork | null
  lines: readonly Float64Array[]
}

/** A record that holds no longer. Another usually takes its place, sometimes in an answer before. */
export type OwnerEnded = { kind: 'ended'; record: number; stretch: NvdbStretch | null }

export type RoadChange = OwnerTold | OwnerEnded
