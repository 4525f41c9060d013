import { Refused } from '../errors.ts'
import type { Db } from './database.ts'
import type { RunningMode } from './schema.ts'

/**
 * Marks a new database with the mode it was made in, and keeps demonstration and production apart:
 * personas and their sign-in links never reach a database of real people, nor the other way round.
 */
export async function claimInstallation(db: Db, mode: RunningMode): Promise<{ isNew: boolean }> {
  const made = await db
    .insertInto('installation')
    .values({ mode })
    .onConflict((conflict) => conflict.doNothing())
    .returning('mode')
    .executeTakeFirst()
  if (made) return { isNew: true }
  const { mode: before } = await db.selectFrom('installation').select('mode').executeTakeFirstOrThrow()
  const mixes =
    before !== mode && (before === 'production' || (before === 'demonstration' && mode === 'production'))
  if (mixes) {
    throw new Refused(
      `This database was made in ${before} mode and can't be opened in ${mode} mode. Choose another DATA_DIR or DATABASE_URL.`,
    )
  }
  return { isNew: false }
}
