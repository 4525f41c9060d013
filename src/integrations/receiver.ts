import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'

/**
 * How one try went.
 * - `sent`: the receiver has taken it (over mail: a 250; that is not yet *received* by a person).
 * - `later`: it has not been taken, and another try may succeed (busy, out of reach).
 * - `refused`: it has not been taken, and only a person can mend that (no such mailbox).
 * - `unknown`: the line broke after the first byte of the content; it may have been taken.
 *
 * `answer` is what the receiver said, kept with the attempt: no texts, no addresses, no tokens.
 */
export type Outcome = {
  outcome: 'sent' | 'later' | 'refused' | 'unknown'
  answer: string
  externalId?: string
}

/** A kind of system that takes deliveries. Knows one protocol and no database. */
export type Receiver = {
  /** May be called again with the same delivery: the id is its idempotency key. Never throws for what the far side does. */
  send(delivery: DeliveryToSend): Promise<Outcome>
  /** Whether the far side answers at all, in one line for an operator. */
  check(): Promise<{ ok: boolean; answer: string }>
}
