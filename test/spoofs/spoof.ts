import type { Reason } from '#inbound/ledger/incoming-mail.ts'
import type { Thread } from './threads.ts'

/** What somebody does at one of our doors for mail. */
export type Handed = {
  /** From which of this machine's addresses; DNS knows whose they are. */
  peer?: string
  /** The envelope's sender; empty for a bounce. */
  sender?: string
  /** The envelope's recipients. */
  to: readonly string[]
  raw: Buffer
}

export type Scene = Thread & {
  /** Somebody else's report in the same municipality, with a case and letters of its own. */
  other: Thread
  /** An address sealed by a key that is not, or no longer, ours. */
  withStrangeKey: string
  /** A reporter whose domain's owner forbids all mail that is not proven, and the address their letter is answered to. */
  strict: string
  toStrict: string
}

/** One trick: what is handed over, and all that may have become of it. */
export type Spoof = {
  name: string
  /** Through a mailbox instead of our own door: whose results of proofs are believed there. */
  mailbox?: { authservId: string | null }
  sent(scene: Scene): readonly Handed[] | Promise<readonly Handed[]>
  /** In the ledger, a row each; a repeat has none. */
  reasons: readonly Reason[]
  /** What may differ in the whole database afterwards; nothing else does. */
  changes?: readonly string[]
}

/** The addresses of this machine that are somebody's, by DNS. */
export const peers = { alingsas: '127.0.0.5', lund: '127.0.0.6', gmail: '127.0.0.7', stranger: '127.0.0.66' }

export const officer = 'bo.ek@alingsas.example'

const told = ['+letters: mail to bo.ek@alingsas.example', '+links', '+said_by_mail']
const newsOf = ['+letter_news', '+letters: news to null', '~followers']
const onMap = ['+narrowed_cell_changes', '+report_cell_changes']

/** The officer is asked what they mean; nothing has moved. */
export const officerAsked = told

/** What the officer wrote is said to the reporter, and no state moves. */
export const answered = [...told, ...newsOf, '+entries', '+entry_texts', '+entry_texts', '+events'].toSorted()

/** The case is fixed. */
export const fixed = [
  ...[...told, ...newsOf, ...onMap, '+events', '+links', '+verdicts', '~cases', '~reports'],
].toSorted()

/** A resident's words go to the holder. */
export const sentOn = [
  ...['+deliveries', '+entries', '+entry_texts', '+entry_texts', '+events', '+letters: mail to reporter'],
  ...['+links', '+said_by_mail'],
]

/** The mailbox that the body is registered with is asked; nothing has moved. */
export const mailboxAsked = ['+letters: mail to kommun@alingsas.example', '+links', '+said_by_mail']
