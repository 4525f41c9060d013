import { endRun, releaseRun } from '#bodies/conformance/end-run.ts'
import { type TakenRun, takeRuns } from '#bodies/conformance/take-runs.ts'
import { runConformance } from '#conformance/run-conformance.ts'
import type { Target } from '#conformance/target.ts'
import type { Db } from '#database/database.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import { type Exchange, NotAnswered } from '#http/exchange.ts'
import { guardedExchange } from '#http/guarded-exchange.ts'
import { log, reasonOf } from '../../log.ts'
import { keepAsFound } from './keep-as-found.ts'

export type TryingRooms = {
  db: Db
  /** Hosts with their ports that may be asked wherever they are: `127.0.0.1:4010`. */
  reachable: readonly string[]
}

/** A worker that ended in the middle has another try; one that goes on ending has not. */
const mostTries = 3
/** Some three hundred questions, at the pace of who answers them. */
const longestMs = 45 * 60_000
/** Less than connections take: what a rule is about is short. */
const mostBytes = 4_000_000

type Ending = Parameters<typeof endRun>[2]

/** Runs that bodies have asked for: servers of others tried rule by rule, each result kept as it comes. */
export const serversToTry = (rooms: TryingRooms): LeasedWork<TakenRun> => ({
  table: 'conformance_runs',
  atOnce: 2,
  take: (limit) => takeRuns(rooms.db, limit),
  async send(run, stopping) {
    const ending = isTooOften(run) ? stopped : await tryServer(rooms, run, stopping)
    log('info', 'server tried', { run: run.id, ended: ending?.state ?? 'released' })
    await recordAnyway(() => (ending ? endRun(rooms.db, run, ending) : releaseRun(rooms.db, run)))
  },
})

const stopped: Ending = { state: 'broken', trouble: 'stopped' }
const late: Ending = { state: 'broken', trouble: 'late' }

/** What writes is begun once: nobody wants all those reports a second time. */
const isTooOften = ({ attempt, key }: TakenRun): boolean => attempt > (key === null ? mostTries : 1)

/** Returns how it ended; null where it is left to another worker. */
async function tryServer(
  { db, reachable }: TryingRooms,
  run: TakenRun,
  stopping: AbortSignal | undefined,
): Promise<Ending | null> {
  const lost = new AbortController()
  const time = AbortSignal.timeout(longestMs)
  const signal = AbortSignal.any([lost.signal, time, ...(stopping ? [stopping] : [])])
  const keeping = keepAsFound(db, run, () => lost.abort())
  try {
    const { trouble, isCancelled } = await runConformance({
      ...{ exchange: until(signal, guardedExchange({ allowed: reachable })), target: targetOf(run), signal },
      ...(run.level !== null && { levels: [run.level] }),
      ...(run.only !== null && { only: run.only }),
      // What is found in a check that was cut short tells nothing.
      tell(result, { of }) {
        if (!signal.aborted) keeping.found(result, of)
      },
    })
    await keeping.written()
    if (stopping?.aborted) return null
    if (time.aborted) return late
    return { state: isCancelled ? 'cancelled' : 'done', trouble }
  } catch (error) {
    log('error', 'server not tried', { run: run.id, reason: reasonOf(error) })
    return stopped
  } finally {
    keeping.stop()
  }
}

/** Asks nothing more when it is over, also in the middle of a check. */
const until =
  (signal: AbortSignal, exchange: Exchange): Exchange =>
  async (request) => {
    if (signal.aborted) throw new NotAnswered('it was ended', false)
    return exchange({ mostBytes, ...request })
  }

const targetOf = (run: TakenRun): Target => {
  const { address, jurisdiction, key, updates, service, place, discovery, readsByKey } = run
  const batch = {
    ...(run.batchKey !== null && { key: run.batchKey }),
    ...(run.batchService !== null && { service: run.batchService }),
  }
  return {
    ...{ url: address, updates, readsByKey },
    ...(discovery !== null && { discovery }),
    ...(jurisdiction !== null && { jurisdiction }),
    ...(key !== null && { key }),
    ...(service !== null && { service }),
    ...(place !== null && { place }),
    ...(Object.keys(batch).length > 0 && { batch }),
  }
}
