import type { RoadNetwork } from '#geo/roads/road.ts'

/** Which roads a category is about, how near they must lie, and which will do where there are none. */
export type WantedRoads = {
  networks: readonly RoadNetwork[]
  /** A pavement that is not drawn apart belongs to its street. */
  otherwise?: readonly RoadNetwork[]
  metres: number
}

export const everyNetwork = ['carriageway', 'cycleway', 'footway'] as const satisfies RoadNetwork[]

const driven: WantedRoads = { networks: ['carriageway'], otherwise: ['cycleway', 'footway'], metres: 25 }
const walked: WantedRoads = { networks: ['cycleway', 'footway'], otherwise: ['carriageway'], metres: 25 }
const alongAny: WantedRoads = { networks: everyNetwork, metres: 25 }
/** Farther off the ground is somebody else's, whoever keeps the road. */
const onTheVerge: WantedRoads = { networks: everyNetwork, metres: 10 }

/** Null: no road says who looks after it. Every category of the catalogue has its line. */
export const wantedRoads: Readonly<Record<string, WantedRoads | null>> = {
  hal: driven,
  belaggning: alongAny,
  gcbana: walked,
  kantsten: { networks: ['footway', 'carriageway'], metres: 25 },
  brunn: driven,
  vatten_vag: alongAny,
  bro: alongAny,
  vagarbete: alongAny,
  skylt: alongAny,
  gatunamn: null,
  signal: driven,
  vagmarkering: driven,
  farthinder: driven,
  hallplats: null,
  parkering: null,
  cykelstall: null,
  belysning: alongAny,
  belysning_skada: alongAny,
  snorojning: alongAny,
  halka: alongAny,
  sandlada: null,
  sandupptagning: alongAny,
  nedskrapning: onTheVerge,
  dumpning: onTheVerge,
  papperskorg: null,
  klotter: null,
  atervinning: null,
  fordon: onTheVerge,
  djur: onTheVerge,
  park: null,
  trad: onTheVerge,
  lekplats: null,
  badplats: null,
  hundrast: null,
  toalett: null,
  bank: null,
  anlaggning: null,
  va: null,
  ovrigt: null,
}
