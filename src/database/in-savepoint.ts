import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Work within a transaction that goes on without it when it is refused. What isn't a refusal is thrown on; where that is
 * within another such work it may be a refusal there.
 */
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
    await undo(tx).catch(() => {
      throw error
    })
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    return refusal
  }
}

/** All that was done since, and the savepoint too: another of the same name may stand around it. */
async function undo(tx: Db): Promise<void> {
  await sql`rollback to savepoint attempt`.execute(tx)
  await sql`release savepoint attempt`.execute(tx)
}
