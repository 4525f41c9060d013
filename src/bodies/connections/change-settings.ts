import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { changeConnection } from './change-connection.ts'
import { connectionById } from './connection.ts'
import type { ConnectionKind } from './connection-kind.ts'
import { forgetSecret } from './forget-secret.ts'
import { lockConnection } from './seen.ts'

export type SettingsChange = {
  id: string
  kind: ConnectionKind
  /** Read by the kind's schema before. */
  settings: object
}

/**
 * Changes what a connection is set up with. One that leads elsewhere by that has its keys for where it led forgotten, and stands
 * still until somebody who may has put it on: what goes through it holds who has reported. Says whether it does.
 */
export function changeSettings(
  db: Db,
  { id, kind, settings }: SettingsChange,
): Promise<{ leadsElsewhere: boolean }> {
  return inTransaction(db, async (tx) => {
    await lockConnection(tx, id)
    const before = await connectionById(tx, id)
    await changeConnection(tx, { id, settings })
    const leadsElsewhere = kind.place?.isAnother(before?.settings, settings) ?? false
    if (leadsElsewhere) await moved(tx, id, kind.place?.secrets ?? [])
    return { leadsElsewhere }
  })
}

/** Nothing real goes through one under test: it stays so, where a pause would have reports wait for it. */
async function moved(tx: Db, id: string, secrets: readonly string[]): Promise<void> {
  for (const name of secrets) await forgetSecret(tx, { connection: id, name })
  await sql`
    update connections
       set moved_at = clock_timestamp(), state = case when state = 'on' then 'paused' else state end
     where id = ${id}`.execute(tx)
}
