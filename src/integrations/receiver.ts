import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'
import type { SystemAct } from '#reports/told/take-update.ts'

/**
 * How one try went.
 * - `sent`: the receiver has taken it (over mail: a 250; that is not yet *received* by a person).
 * - `later`: it has not been taken, and another try may succeed (busy, out of reach).
 * - `refused`: it has not been taken, and only a person can mend that (no such mailbox, a field it won't have).
 * - `unknown`: the line broke after the first byte of the content; it may have been taken.
 *
 * `answer` is what the receiver said, kept with the attempt: no texts, no addresses, no tokens, no keys.
 */
export type Outcome = {
  outcome: 'sent' | 'later' | 'refused' | 'unknown'
  answer: string
  /** What the far side calls the case; told with the first delivery of a case, and known from then on. */
  externalId?: string
  /** Of `sent`: the far side says that it is a case of its own now. A receipt, not just a mailbox. */
  isReceived?: boolean
  /** What is needed to find it there later: it has been taken in, and has no name yet. Kept beside the external id. */
  remember?: string
  /** Of `refused`: the system takes no such thing at all. It is told by mail instead. */
  byMail?: boolean
  /** Of `later`: it asks to be left alone for so long. */
  retryAfterMs?: number
  /** Nothing is wrong with the far side: another of ours was at it. It is not counted among its failures. */
  isWell?: true
}

/** What earlier deliveries of the same case have told of it. */
export type Known = {
  /** What the far side calls the case; null until it has said so. */
  externalId: string | null
  /** Which delivery to this receiver it is, counted from one without gaps; the same on every attempt. */
  sequence?: number
  /** What an outcome has asked to `remember`, the latest of the case; null when nothing. */
  remembered: string | null
  /** Of a delivery that is looked for: when each try began whose outcome nobody knows, those that only looked too; oldest first. */
  unknownSince?: readonly Date[]
}

/**
 * What a look for an unknown delivery gave. `not_yet`: it is there without a name, nobody answers just now, or what has come
 * may not be shown yet (`isWell`: nothing is wrong with the far side); it is not sent, but looked for again. `cannot_tell`:
 * none of these; it is sent again, and counted as a repeat.
 */
export type Found =
  | { found: 'yes'; externalId: string; answer: string }
  | { found: 'no'; answer: string }
  | { found: 'not_yet'; answer: string; isWell?: true }
  | { found: 'cannot_tell'; answer: string }

/** What a case system tells of a case of its own that came from us. */
export type News = {
  /** What it calls the case, and, where it tells that too, what we do. */
  externalId: string
  number: number | null
  /** Its own name for this piece of news, unique at the receiver: told once more, it is the same. */
  updateId: string
  /** It tells of all of the case, whatever has changed of it: what says the same as the last one is no news. */
  isWhole?: true
  /** When it was so, as it says. */
  at: Date
  /** How the case stands, in our words by the receiver's table; null: nothing of that. */
  act: SystemAct | null
  /** Its own word for that. `isUnmapped`: its table does not know the word, and a person should. */
  theirState: string | null
  isUnmapped: boolean
  /** For everybody. */
  words: string
  /** For nobody but the holder: kept as a note, never public. */
  note: string
  plannedFor: Date | null
  /** Addresses of pictures, absolute. */
  photos: readonly string[]
}

/** A case begun in the far side's own system: told there by telephone, or a work order. */
export type ForeignCase = {
  externalId: string
  /** The same for as long as it says the same: a later one with another is news of it. */
  updateId: string
  at: Date
  /** A code of ours by the receiver's table; null: none of ours. */
  category: string | null
  title: string
  description: string
  lat: number
  lon: number
  act: SystemAct | null
  /** Its own word for how it stands: the reason, where nothing is done and no words say why. */
  theirState: string | null
  /** For everybody, of how it stands. */
  words: string
  /** It says itself that all may read it; else it is for its holder alone until somebody there publishes it. */
  isPublic: boolean
}

export type Polled = {
  news: readonly News[]
  cases: readonly ForeignCase[]
  /** The second that held more than an answer does: what is missing of it can't be asked for. */
  cutAt?: Date
  /** Where to go on, as the receiver writes it; stored only when all of this has been. */
  cursor: string
  hasMore: boolean
}

/** What was pushed to us, as it came: nobody has said yet that it is theirs. */
export type Push = {
  /** Names in small letters. */
  headers: Readonly<Record<string, string>>
  body: Buffer
  at: Date
}

/** `refused`: it is not from them (or was sent too long ago), and is not acted on. */
export type Accepted =
  | {
      accepted: true
      news: readonly News[]
      cases: readonly ForeignCase[]
      /** It has missed some, and asks for what was counted after this (`Known.sequence`) once more. */
      replayAfter?: number
    }
  | { accepted: false; why: 'signature' | 'too_old' | 'unreadable'; answer: string }

/** What went through a connection, as it is told once more. */
export type ToReplay = { delivery: DeliveryToSend; known: Known }
export type Replayed = { headers: Readonly<Record<string, string>>; body: string }

/** One case as the far side counts it, for the comparing of both sides. */
export type TheirCase = {
  externalId: string
  /** Whether they have it from us, as they say; a server for everybody tells of all it has. */
  isOurs: boolean
  number: number | null
  act: SystemAct | null
  theirState: string | null
  /** Null where it does not say when. */
  updatedAt: Date | null
}

/** One thing that was looked at, as the page of a test of a connection shows it: a code, and what came of it. */
export type CheckStep = {
  step:
    | 'name'
    | 'reach'
    | 'certificate'
    | 'host_key'
    | 'key'
    | 'sign_in'
    | 'services'
    | 'mapping'
    | 'read'
    | 'write'
    | 'folder'
    | 'sign'
  ok: boolean
  answer: string
}

/**
 * A kind of system that takes deliveries. Knows one protocol and no database, and never throws for what the far side
 * does in `send`, `find` and `check`; `poll`, `accept` and `list` throw `NotAnswered` or `Unreadable`, and are tried again.
 */
export type Receiver = {
  /** May be called again with the same delivery: the id is its idempotency key. */
  send(delivery: DeliveryToSend, known: Known): Promise<Outcome>
  /** Asks whether a delivery whose outcome is unknown has come; left out where the protocol can't. */
  find?(delivery: DeliveryToSend, known: Known): Promise<Found>
  /** What is new there since the cursor (null: from now on). May tell the same twice, never skips. */
  poll?(cursor: string | null): Promise<Polled>
  /** Reads what was pushed to us, and whether it is from them. */
  accept?(push: Push): Accepted
  /** What it has asked for once more, in one answer: as much of it as an answer holds, from the first on. */
  replay?(missed: AsyncIterable<ToReplay>): Promise<Replayed>
  /** The cases that it has changed since then, those of ours among them, for the nightly comparison. */
  list?(since: Date): Promise<readonly TheirCase[]>
  /** Whether the far side answers at all, and what it can, step by step as it is looked at. */
  check(tell?: (step: CheckStep) => void): Promise<{ ok: boolean; answer: string }>
}
