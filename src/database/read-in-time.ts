import { sql } from 'kysely'
import { TooSlow } from '../errors.ts'
import type { Db } from './database.ts'

/** As much as a page of a list may take, far beyond what any does that an index answers. */
const longestMs = 5_000

/** Reads in a transaction in which no question takes longer than that; else `TooSlow`, and the server is done with it. */
export async function readInTime<T>(
  db: Db,
  read: (tx: Db) => Promise<T>,
  { mostMs = longestMs }: { mostMs?: number } = {},
): Promise<T> {
  try {
    return await db
      .transaction()
      .setAccessMode('read only')
      .execute(async (tx) => {
        await sql`select set_config('statement_timeout', ${String(mostMs)}, true)`.execute(tx)
        return read(tx)
      })
  } catch (error) {
    if (isCancelled(error)) throw new TooSlow('the question took too long')
    throw error
  }
}

/** SQLSTATE query_canceled. */
const isCancelled = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014'
