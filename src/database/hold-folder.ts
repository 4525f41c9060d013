import pg from 'pg'
import { Refused } from '../errors.ts'
import { log, reasonOf } from '../log.ts'
import { type Connection, connectionString } from './database.ts'

const lockKey = 715_004

/**
 * Holds a database of our own for one service at a time. The lock is a connection's: when the
 * process dies, however it dies, the folder is free.
 */
export async function holdFolder(connection: Connection, folder: string): Promise<() => Promise<void>> {
  const held = new pg.Client({ connectionString: connectionString(connection) })
  held.on('error', (error) => log('warn', 'the hold on the folder broke', { reason: reasonOf(error) }))
  await held.connect()
  const { rows } = await held.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [lockKey])
  if (rows[0]?.got) return () => held.end()
  await held.end()
  throw new Refused(`Another FixaMinGata is running on ${folder}. Stop it, or choose another DATA_DIR.`)
}
