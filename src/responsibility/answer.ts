import type { Objection, PlacedBy } from '#database/schema.ts'
import type { Point } from '#geo/browser/point.ts'
import type { Reason, Step } from './codes.ts'

export type { Objection, PlacedBy }

export type Asked = {
  place: Point
  /** Only the town is known, and the place is its middle: what lies there says nothing. */
  isTown?: boolean | undefined
  category: string
  at: Date
  /** As the resident chose it, where the map could not tell. */
  municipality?: string | undefined
  /** Whom the resident wants instead of the one we said. */
  chosen?: Chosen | undefined
}
export type Chosen = { body: string; why: Objection }

/** How sure we are of the recipient: an unsure answer asks the resident one plain question. */
export type Confidence = 'sure' | 'likely' | 'unsure'

/** The table that decided. */
export type Source = PlacedBy | 'roads' | 'exceptions'

export type AddressKind = 'category' | 'body' | 'registrator' | 'contractor' | 'unit'

/** Who receives a report, by which address; an exception's own where one is named. */
export type Taker = {
  takes: true
  body: string
  name: string
  address: AddressKind
  exception: number | null
  /** To ring when it is urgent. */
  telephone: string | null
}
/** Whom it concerns, though nobody there can be sent it. */
export type Unreachable = {
  takes: false
  why: 'refuses' | 'no-address' | 'unknown-association'
  /** Null for an association we know by name at most. */
  body: string | null
  name: string | null
  ownPage: string | null
  telephone: string | null
}
export type Recipient = Taker | Unreachable

/** Somebody else who can be sent it. */
export type Alternative = Taker & { reason: Reason }

export type Question = 'municipality' | 'keeper'

export type Outside = { found: false; why: 'sea' | 'abroad'; steps: readonly Step[] }

export type Answer = {
  found: true
  /** Where the place lies: the report's home for good, whoever receives it. */
  municipality: string
  placedBy: PlacedBy
  recipient: Recipient
  reason: Reason
  confidence: Confidence
  question: Question | null
  alternatives: readonly Alternative[]
  source: Source
  chosen: Chosen | null
  steps: readonly Step[]
}
