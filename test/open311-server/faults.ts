import { setTimeout as wait } from 'node:timers/promises'
import type { TlsFault } from '../tls-door.ts'
import type { Answer } from './write.ts'
import { page } from './write.ts'

/**
 * What goes wrong. `after`: what was asked has been done first, so that whoever asked can't know it from the answer.
 */
export type Fault =
  | { fault: 'slow'; ms: number }
  | { fault: 'status'; status: number; headers?: Record<string, string>; after?: boolean }
  | { fault: 'silent' | 'cut' | 'html'; after?: boolean }
  | { fault: 'half document' }
  /** Of lists: each row twice, in an odd order, or the first of them alone. */
  | { fault: 'doubled' | 'shuffled' }
  | { fault: 'half list'; keep: number }
  /** Of lines over TLS: what is wrong with the certificate. */
  | { fault: TlsFault }

/** Which questions it meets: `POST requests`, `GET services`, or lines over `TLS`; a number of times, or for good. */
export type Trouble = Fault & { on: string; times?: number }

/** The first that waits for such a question, taken out of the queue when it has come as often as it should. */
export function nextTrouble(troubles: Trouble[], asked: string): Fault | null {
  const index = troubles.findIndex(({ on }) => asked === on)
  const trouble = troubles[index]
  if (!trouble) return null
  const left = (trouble.times ?? 1) - 1
  if (left === 0) troubles.splice(index, 1)
  else trouble.times = left
  return trouble
}

export type Broken = Answer | 'silent' | 'cut' | null

/** What is answered in place of the real answer; null, nothing is. */
export async function breakBefore(fault: Fault | null): Promise<Broken> {
  if (fault?.fault === 'slow') await wait(fault.ms)
  return fault && 'after' in fault && fault.after ? null : inPlace(fault)
}

export function breakAfter(fault: Fault | null, answer: Answer): Broken {
  if (fault?.fault === 'half document')
    return { ...answer, body: answer.body.slice(0, answer.body.length / 2) }
  return (fault && 'after' in fault && fault.after ? inPlace(fault) : null) ?? answer
}

function inPlace(fault: Fault | null): Broken {
  if (fault?.fault === 'silent' || fault?.fault === 'cut') return fault.fault
  if (fault?.fault === 'html') return page('<!DOCTYPE html><html><body>Planerat underhåll</body></html>')
  if (fault?.fault !== 'status') return null
  return { status: fault.status, headers: { 'content-type': 'text/plain', ...fault.headers }, body: 'Oj' }
}

/** What a list's rows are by the fault. */
export function breakRows<Row>(fault: Fault | null, rows: readonly Row[]): Row[] {
  if (fault?.fault === 'doubled') return rows.flatMap((row) => [row, row])
  if (fault?.fault === 'half list') return rows.slice(0, fault.keep)
  if (fault?.fault !== 'shuffled') return [...rows]
  return [...rows.filter((_, index) => index % 2 === 1), ...rows.filter((_, index) => index % 2 === 0)]
}
