import type { Insertable } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Events } from '#database/schema.ts'
import { currentTrace } from '../log.ts'

/** What happened: ids and codes only, never words anybody wrote. */
export type NewEvent = Omit<Insertable<Events>, 'id' | 'recorded_at' | 'transaction' | 'trace' | 'facts'> & {
  facts?: Record<string, string | number | boolean | null>
}

/** Writes history, in the transaction of the change it tells of. Returns the event's id. */
export async function recordEvent(tx: Db, { facts, ...event }: NewEvent): Promise<number> {
  const { id } = await tx
    .insertInto('events')
    .values({ ...event, trace: currentTrace(), facts: facts ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
