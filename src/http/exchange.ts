/** One question to a system of others, as it leaves. */
export type OutRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** Absolute. */
  url: string
  headers?: Readonly<Record<string, string>>
  body?: string | Buffer
  /** For all of it; half a minute unless given. */
  timeoutMs?: number
  /** Of the answer; ten million unless given. */
  mostBytes?: number
}
export type OutAnswer = {
  status: number
  /** Names in small letters. */
  headers: Readonly<Record<string, string>>
  /** Unpacked if it came packed. */
  body: Buffer
}

/**
 * Nothing was answered. `mayHaveArrived`: the line broke after the first byte of the question had left, so that whoever
 * was asked may have done what it asks; else it certainly has not (no such name, no way there, no certificate to trust,
 * an address that may not be reached).
 */
export class NotAnswered extends Error {
  override name = 'NotAnswered'
  readonly mayHaveArrived: boolean
  constructor(why: string, mayHaveArrived: boolean, cause?: unknown) {
    super(why, { cause })
    this.mayHaveArrived = mayHaveArrived
  }
}

/** It was answered, with what can't be understood. `answer` says what, with none of its texts. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/** Asks a system of others, within the guard, and keeps what was said; throws `NotAnswered`. Redirects are answers. */
export type Exchange = (request: OutRequest) => Promise<OutAnswer>
