import { changeConnection } from '#bodies/connections/change-connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import type { Db } from '#database/database.ts'
import { kinds } from '#integrations/kinds.ts'
import type { FarSide } from './far-side.ts'

type Side = Pick<FarSide, 'id' | 'body' | 'kind' | 'settings' | 'secrets'>

/** Connects a body to a system, and puts it on; it is asked what is new every so many seconds. */
export async function connectSide(db: Db, side: Side, pollSeconds: number): Promise<void> {
  const { id, body, kind, settings, secrets } = side
  const read = kinds[kind]?.settings.parse(settings)
  if (typeof read !== 'object' || read === null) throw new Error(`no settings for ${kind}`)
  await makeConnection(db, {
    ...{ id, body, kind, name: id, settings: read, categories: [], withMail: false },
  })
  for (const [name, value] of Object.entries(secrets))
    await setSecret(db, { connection: id, name, value, overlapDays: 0 })
  await db.updateTable('polls').set({ every_seconds: pollSeconds }).where('connection', '=', id).execute()
  await changeConnection(db, { id, state: 'on' })
}
