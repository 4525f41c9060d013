import type { Answer } from '#bodies/questions/question.ts'
import type { Actor, Audience, CaseState, Door, Language, PlacedBy, Visibility } from '#database/schema.ts'
import type { Chosen } from '#responsibility/answer.ts'
import type { Urgency } from './urgency.ts'

export type { Actor, Audience, CaseState, Door, Language, PlacedBy, Visibility }

/** What a resident writes, before anybody has confirmed it. Coordinates in WGS 84 degrees. */
export type WrittenReport = {
  lat: number
  lon: number
  placeWords: string
  /** Only the town is known: the point is its middle, and the words say where. */
  isApproximate?: boolean | undefined
  /** SCB code of the municipality the place lies in; the report's home for good. */
  municipality: string
  placedBy: PlacedBy
  /** Whom the resident wants it sent to, against what was said. */
  chosen?: Chosen | undefined
  category: string
  title: string
  description: string
  /** To the questions of whoever gets it. */
  answers?: readonly Answer[] | undefined
  /** Why it may be urgent; whoever sent it has read whom to ring. */
  urgent?: readonly Urgency[] | undefined
  name: string | null
  email: string
  /** For whoever holds the report; only some doors take one. */
  telephone?: string | null | undefined
  language: Language
}

/** Characters (code points) of each text field, on every door. */
export const lengths = {
  title: 120,
  description: 4000,
  name: 80,
  email: 254,
  telephone: 40,
  placeWords: 200,
  words: 4000,
} as const

/** A case, as the verbs that move it need it. */
export type HeldCase = {
  id: number
  report: number
  municipality: string
  holder: string
  state: CaseState
}

/** A case that a holder's own system has told us of: nothing of it has to be told there. */
export type OwnCase = {
  connection: string
  externalId: string
  /** Else it is for its holder alone, until somebody there publishes it. */
  isPublic: boolean
}
