import type { Db } from '#database/database.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { mayBegin } from './may-begin.ts'
import type { AskedRun, Begun } from './run.ts'

/** Asks for a run, to be made by a worker. A body has one at a time, and so many in a day. */
export async function askForRun(tx: Db, asked: AskedRun): Promise<Begun> {
  const why = await mayBegin(tx, asked.body, 'server')
  if (why) return { ok: false, why }
  const { key, place, readsByKey, batchKey, batchService, only, ...rest } = asked
  const { id } = await tx
    .insertInto('conformance_runs')
    .values({
      ...{ ...rest, writes: key !== null, api_key: key, place: place && JSON.stringify(place) },
      ...{ reads_by_key: readsByKey, batch_key: batchKey, batch_service: batchService, only_rules: only },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await wakeWorker(tx)
  return { ok: true, id }
}
