import type { DNSResolver } from 'mailauth'
import type { ReadMail } from '../reading/mail.ts'
import type { Authenticated, Circumstances } from './authenticate-mail.ts'

/** Whatever the kind of record is made of; the types of the library know texts only. */
export type Records = Awaited<ReturnType<DNSResolver>>

/** What can be proven of a mail, and what stands in it. */
export type Inspected = Authenticated & { read: ReadMail }

/** What we and the process that looks into mail say to each other. */
export type ToProcess<R = Records> =
  | { kind: 'inspect'; id: number; mail: Circumstances }
  | { kind: 'resolved'; ask: number; records: R }
  | { kind: 'unresolved'; ask: number; code: string }

export type FromProcess =
  | { kind: 'ready' }
  | { kind: 'found'; id: number; found: Inspected }
  | { kind: 'threw'; id: number; reason: string }
  | { kind: 'resolve'; ask: number; name: string; type: string }
