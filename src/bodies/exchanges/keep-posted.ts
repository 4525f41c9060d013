import type { Db } from '#database/database.ts'
import type { Spoken } from '#http/said.ts'
import { log, reasonOf } from '../../log.ts'
import { hideOurKeys } from '../keys/key-secret.ts'
import { cleaned } from './cleaned.ts'

export type PostedExchange = {
  /** Whose key it was posted by. */
  caller: number
  url: string
  asked: Spoken
  answered: Spoken & { status: number }
  /** The number of the report that it was about; null where nobody knows. */
  report: number | null
  startedAt: Date
}

/** Keeps what a body's program has posted by its key, and our answer. What was done stands, even where this fails. */
export async function keepPosted(db: Db, posted: PostedExchange): Promise<void> {
  const { caller, url, asked, answered, report, startedAt } = posted
  await db
    .insertInto('exchanges')
    .values({
      ...{ caller, purpose: 'post', is_ours: false, method: 'POST', problem: null },
      ...{ started_at: startedAt, took_ms: Date.now() - startedAt.getTime(), status: answered.status },
      ...cleaned({ url, asked, answered }, hideOurKeys),
      reports: report === null ? null : [report],
    })
    .execute()
    .catch((error: unknown) => log('warn', 'exchange not kept', { caller, reason: reasonOf(error) }))
}
