import { createHash } from 'node:crypto'

/**
 * What all letters about a report to a person answer: a message that nobody has got, so that they are one thread
 * whichever of them came first or was never sent. The same for ever, whatever becomes of links and keys.
 */
export function personThread(report: number, person: number): string {
  const mark = createHash('sha256').update(`${report}:${person}`).digest('hex').slice(0, 16)
  return `rapport-${report}-${mark}`
}
