import type { ComponentChildren } from 'preact'
import type { LogOwner } from '#bodies/exchanges/exchange.ts'
import type { Ask } from '../ask.ts'
import type { Crumb } from '../ui/breadcrumbs.tsx'

type Shown = {
  title: string
  children: ComponentChildren
  /** The pages between those that the log lies below and this one. */
  above?: readonly Crumb[]
}

/** A log that is asked for: what was said through a connection, or posted to us by a program with a key. */
export type Log = {
  ask: Ask
  of: LogOwner
  /** Its own page, and what lies below it. */
  path(...parts: readonly string[]): string
  /** The link that it is read by, and whether who holds that may see who somebody is. */
  link: string
  seesPersons: boolean
  /** Fields of what is said that hold who somebody is, and of what is answered. */
  personalFields: Readonly<Record<'asked' | 'answered', readonly string[]>>
  answer(shown: Shown): Response | Promise<Response>
}
