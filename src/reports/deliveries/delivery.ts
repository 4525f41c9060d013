import type { SaidAnswer } from '#bodies/questions/say-answers.ts'
import type {
  AttemptOutcome,
  CaseState,
  DeliveryKind,
  DeliveryState,
  ModerationReason,
  SightingKind,
} from '#database/schema.ts'
import type { Actor, Language, PlacedBy } from '../report.ts'
import type { Became } from './what-became.ts'

export type { AttemptOutcome, DeliveryKind, DeliveryState }

/** Whom to ask; withheld where a contractor is told, null where nobody has left an address. */
export type Reporter = { name: string | null; email: string } | 'withheld' | null

/** What was said; there may be photos and no words. */
export type DeliveredEntry = {
  words: string
  language: Language
  writtenBy: Actor
  /** Said of how it is now; null where that was not the matter. */
  says: SightingKind | null
  at: Date
  photos: readonly DeliveredPhoto[]
}

/** What those who run the service have done with something its holder has said for everybody, and why. */
export type DeliveredModeration = {
  act: 'redact' | 'hide' | 'show'
  of: 'entry' | 'photo'
  reason: ModerationReason | null
}

/** A photo of the report, or of what was said on it, as the copy that all others may have too. */
export type DeliveredPhoto = {
  id: string
  /** What `paths.photo` makes its public address of; null where not everybody may see it, or it is not made yet. */
  address: string | null
  name: string
  type: string
  width: number
  height: number
  takenAt: Date | null
  /** Null when it is too much for a mail, not made yet, or not asked for: it is on the case's page. */
  bytes: Buffer | null
}

/**
 * One thing to tell a holder, with all a receiver needs to tell it. Texts are the originals: the holder
 * has a right to them; links of ours are already taken out. Coordinates in WGS 84 degrees.
 */
export type DeliveryToSend = {
  /** Idempotency key at the receiver; over mail also the Message-ID's left part. The same on every attempt. */
  id: string
  kind: DeliveryKind
  /** When it was queued: the mail's Date, so that a repeat has identical bytes. */
  createdAt: Date
  /** The id of the first delivery of this case, which later ones answer to; null for the first itself. */
  threadId: string | null
  trace: string | null
  /** Where it goes: the address of the holder for this category. Null when the holder has none (any more). */
  address: string | null
  holder: { code: string; name: string }
  case: { id: number; state: CaseState; openedAt: Date; reopened: boolean }
  /** Token of the page where the holder handles the case without an account. */
  caseToken: string
  report: {
    number: number
    category: string
    title: string
    description: string
    /** What its reporter writes in. */
    language: Language
    /** To the questions of whoever got it first, in Swedish. */
    answers: readonly SaidAnswer[]
    /** Why it may be urgent, as codes; empty when it is not. */
    urgent: readonly string[]
    lat: number
    lon: number
    placeWords: string
    /** Only the town is known: the point is its middle. */
    isApproximate: boolean
    municipality: { code: string; name: string }
    placedBy: PlacedBy
    /** Why it came to its first holder, to go on after "because"; null when `placedBy` says it all. */
    because: Readonly<Record<Language, string>> | null
    confirmedAt: Date
    /** How many besides the reporter had said that they see it too. */
    supporters: number
    /** Shown to nobody but its holder and its reporter. */
    isPrivate: boolean
    reporter: Reporter
    photos: readonly DeliveredPhoto[]
  }
  /**
   * What was said, for kinds that carry words (message, update, withdrawal, reopening, hand_over); of moderation, the
   * holder's own as everybody reads it now, without words where it is hidden.
   */
  entry: DeliveredEntry | null
  moderation: DeliveredModeration | null
  /** For a hand-over: who held it before. */
  handedOverFrom: string | null
  /** For a hand-over: what the reporter told those who held it before, oldest first. */
  earlierMessages: readonly { words: string; language: Language; at: Date }[]
  /** Who handed it over: that body itself, or those who run the service. */
  handedOverBy: Actor | null
  /** For a hand-over: whoever held it before says that it is not theirs. */
  isReturned: boolean
  /** For what was sent on and accepted there, or sent on from there: by whom, and how it stands. */
  became: Became | null
  /** What was asked, where the reporter answers it, or nobody has in time. */
  question: string | null
}
