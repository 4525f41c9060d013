import type { ConformanceState, ConformanceVerdict } from '#database/schema.ts'

export type RunState = ConformanceState

/** A place that reports may be made at, in degrees of WGS 84. */
type Place = { lat: number; long: number }

/** A server of others, and what it is to be tried with. */
export type AskedRun = {
  body: string
  /** Where its resources are, without a slash at the end. */
  address: string
  jurisdiction: string | null
  /** GeoReport's rules, ours, or, where null, both. */
  level: 'standard' | 'profile' | null
  /** Makes reports there and tells how they stand. Null: it only reads. */
  key: string | null
  /** What comes of an update by the key: it moves the case, it is words, or it is not taken. */
  updates: 'move' | 'words' | 'none'
  /** What reports are made of and where; found in what the server lists where null. */
  service: string | null
  place: Place | null
  /** Where its discovery document is, without its ending; beside the resources where null. */
  discovery: string | null
  /** Reading needs the key too. */
  readsByKey: boolean
  /** For what is answered by a token: another key, or a service. */
  batchKey: string | null
  batchService: string | null
  /** Ids of rules or names of areas; all where null. */
  only: string[] | null
}

/** A program of others that is to ask a door of ours. */
export type AskedTrial = {
  body: string
  /** What the body calls it. */
  program: string | null
  jurisdiction: string
  /** Where our doors for programs are, without what opens this one. */
  address: string
}

/** A server that is asked, or a program that asks. */
export type RunKind = 'server' | 'client'

/** A run as its page tells of it: the key is in none of it. */
export type Run = Pick<AskedRun, 'address' | 'jurisdiction' | 'level'> & {
  id: string
  kind: RunKind
  program: string | null
  state: RunState
  writes: boolean
  /** How many rules are tried; null until that is known. */
  total: number | null
  /** Why it was not tried, or not to the end. `stopped` and `late` are ours; else the kit's words. */
  trouble: string | null
  counts: Record<ConformanceVerdict, number>
  askedAt: Date
  endedAt: Date | null
  /** Until when a program may ask; null where it is a server's, or over. */
  openUntil: Date | null
}

/** Why a run is not begun: the body has as many as it may, at once or in a day. */
export type NotBegun = 'under_way' | 'enough_today'
export type Begun = { ok: true; id: string } | { ok: false; why: NotBegun }

/** What came of one rule; keys and persons stand in none of it. */
export type RunResult = {
  rule_id: string
  area: string
  level: string
  /** In Swedish; the rest is in English. */
  title: string
  rule: string
  /** Where it is written. */
  reference: string
  verdict: ConformanceVerdict
  /** What was wrong, or why it was not tried. */
  found: string | null
  /** What was asked and answered, shortened. */
  exchange: string | null
}
