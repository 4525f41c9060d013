import { setTimeout as pause } from 'node:timers/promises'
import { log, reasonOf } from '../log.ts'
import { isAway } from './is-away.ts'

const usualAbsenceMs = 60_000
const pauseMs = 1_000

/**
 * Starts what needs a database. One that goes meanwhile is waited for, as it is at any other time: what had begun has
 * ended by what `start` throws, and begins anew. One that was never there is told of at once.
 */
export async function startPatiently<Opened, Started>(
  open: () => Promise<Opened>,
  start: (opened: Opened) => Promise<Started>,
  longestMs = usualAbsenceMs,
): Promise<Started> {
  const first = await open()
  const latest = Date.now() + longestMs
  let opening = async () => first
  for (;;)
    try {
      return await start(await opening())
    } catch (error) {
      if (!isAway(error) || Date.now() > latest) throw error
      log('warn', 'database away', { reason: reasonOf(error) })
      opening = open
      await pause(pauseMs)
    }
}
