import type { Loop } from '#database/leased-work.ts'
import { log, reasonOf } from '../log.ts'

/**
 * Does some work a while after it is woken, however often that is meanwhile: what comes close together is done
 * together. What fails is only told of, for work that the clock does again anyway.
 */
export function soonAfter(name: string, afterMs: number, work: () => Promise<unknown>): Loop {
  let waiting: NodeJS.Timeout | null = null
  let working: Promise<unknown> = Promise.resolve()

  function begin(): void {
    waiting = null
    working = working
      .then(work)
      .catch((error: unknown) => log('warn', 'not done', { what: name, reason: reasonOf(error) }))
  }

  return {
    wake() {
      waiting ??= setTimeout(begin, afterMs)
    },
    async stop() {
      if (waiting) clearTimeout(waiting)
      await working
    },
  }
}
