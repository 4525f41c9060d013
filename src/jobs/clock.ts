import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, type RunnerOptions, run } from 'graphile-worker'
import { type Connection, connectionString } from '#database/database.ts'
import { makePool } from '#database/pool.ts'
import { log, reasonOf } from '../log.ts'

const restMs = 1_000

type Clockwork = Pick<RunnerOptions, 'taskList' | 'parsedCronItems' | 'concurrency'> & {
  connection: Connection
}

/**
 * Keeps everything that happens by the clock going. A database that is cut off while a job is being settled ends the
 * runner, not the program: another is begun as soon as the database answers.
 */
export async function startClock(work: Clockwork): Promise<{ stop(): Promise<void> }> {
  let isStopping = false
  let runner = await begin(work)
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
        runner = await begin(work)
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

async function begin({ connection, ...work }: Clockwork): Promise<Runner> {
  // The library stops hearing of the ends of its own connections before all have ended; one that breaks then ends
  // the program. So they are ours.
  const pool = makePool({ connectionString: connectionString(connection), max: 3 })
  try {
    const runner = await run({ ...work, pgPool: pool, noHandleSignals: true, logger: quietLogger })
    const close = () => void pool.end()
    runner.promise.then(close, close)
    return runner
  } catch (error) {
    await pool.end()
    throw error
  }
}

const quietLogger = new Logger(() => (level, message) => {
  if (level === 'warning' || level === 'error') log('warn', 'clock', { said: message.slice(0, 200) })
})
