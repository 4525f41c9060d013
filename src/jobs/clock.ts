import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, type RunnerOptions, run } from 'graphile-worker'
import { log, reasonOf } from '../log.ts'

const restMs = 1_000

/**
 * Keeps everything that happens by the clock going. A database that is cut off while a job is being settled ends the
 * runner, not the program: another is begun as soon as the database answers.
 */
export async function startClock(options: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  let isStopping = false
  let runner = await run({ ...options, logger: quietLogger })
  let watching = watch(runner)

  async function watch(watched: Runner): Promise<void> {
    try {
      await watched.promise
    } catch (error) {
      log('warn', 'the clock stopped', { reason: reasonOf(error) })
      await beginAgain()
    }
  }

  async function beginAgain(): Promise<void> {
    while (!isStopping) {
      await pause(restMs)
      try {
        runner = await run({ ...options, logger: quietLogger })
        watching = watch(runner)
        return
      } catch (error) {
        log('warn', 'the clock does not start', { reason: reasonOf(error) })
      }
    }
  }

  return {
    async stop() {
      isStopping = true
      // One that has ended by itself can't be stopped.
      await runner.stop().catch(() => undefined)
      await watching
    },
  }
}

const quietLogger = new Logger(() => (level, message) => {
  if (level === 'warning' || level === 'error') log('warn', 'clock', { said: message.slice(0, 200) })
})
