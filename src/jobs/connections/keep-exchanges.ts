import { sql } from 'kysely'
import type { Secret } from '#bodies/connections/connection-keys.ts'
import { cleaned } from '#bodies/exchanges/cleaned.ts'
import { hiderOf } from '#bodies/exchanges/hide-keys.ts'
import type { Db } from '#database/database.ts'
import type { Said } from '#http/said.ts'
import { log, reasonOf } from '../../log.ts'

export type Purpose = 'send' | 'find' | 'poll' | 'list' | 'check' | 'test'

type Keeping = {
  connection: string
  purpose: Purpose
  delivery?: string
  secrets: ReadonlyMap<string, Secret>
}

/**
 * Keeps all that is said through a connection, for those who run it: with keys, and links that act for the body, taken out
 * wherever they stand. Written beside what is done, which never waits for it and never fails by it; `written` waits until it stands.
 */
export function keepExchanges(db: Db, { connection, purpose, delivery, secrets }: Keeping) {
  const writing: Promise<unknown>[] = []
  const ids: number[] = []
  const hideKeys = hiderOf(secrets)
  const store = async ({ request, answer, problem, startedAt, tookMs, certificateUntil }: Said) => {
    const { url, method } = request
    const { id } = await db
      .insertInto('exchanges')
      .values({
        ...{ connection, purpose, delivery: delivery ?? null, is_ours: true },
        ...{ started_at: startedAt, took_ms: tookMs, problem, method, status: answer?.status ?? null },
        ...cleaned({ url, asked: request, answered: answer }, hideKeys),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(id)
    if (certificateUntil) await noteCertificate(db, connection, certificateUntil)
  }
  return {
    heard(said: Said): void {
      writing.push(
        store(said).catch((error: unknown) =>
          log('warn', 'exchange not kept', { connection, reason: reasonOf(error) }),
        ),
      )
    },
    written: () => Promise.all(writing),
    /** What stands by now. */
    ids: (): readonly number[] => ids,
  }
}

const noteCertificate = (db: Db, connection: string, until: Date) =>
  db
    .updateTable('connections')
    .set({ certificate_until: until })
    .where('id', '=', connection)
    .where(sql<boolean>`certificate_until is distinct from ${until}`)
    .execute()
