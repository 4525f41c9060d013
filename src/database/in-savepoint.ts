import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Work within a transaction that goes on without it when it is refused. What isn't a refusal ends the transaction. */
export async function inSavepoint<T, R>(
  tx: Db,
  work: () => Promise<T>,
  refusalOf: (error: unknown) => R | null,
): Promise<T | R> {
  await sql`savepoint attempt`.execute(tx)
  try {
    const done = await work()
    await sql`release savepoint attempt`.execute(tx)
    return done
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    await sql`rollback to savepoint attempt`.execute(tx)
    return refusal
  }
}
