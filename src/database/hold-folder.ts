import type postgres from 'postgres'
import { Refused } from '../errors.ts'

const lockKey = 715_004

/**
 * Holds a database of our own for one service at a time. The lock is the connection's: when the
 * process dies, however it dies, the folder is free.
 */
export async function holdFolder(sql: postgres.Sql, folder: string): Promise<() => void> {
  const held = await sql.reserve()
  const [row] = await held<{ got: boolean }[]>`select pg_try_advisory_lock(${lockKey}) as got`
  if (row?.got) return () => held.release()
  held.release()
  throw new Refused(`Another FixaMinGata is running on ${folder}. Stop it, or choose another DATA_DIR.`)
}
