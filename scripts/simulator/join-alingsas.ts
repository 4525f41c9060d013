import { changeConnection } from '#bodies/connections/change-connection.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import { setSecret } from '#bodies/connections/connection-keys.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import type { Db } from '#database/database.ts'
import { infracontrolSettings } from '#integrations/infracontrol/settings.ts'

type Simulator = {
  rest: string
  pushTo(target: { url: string; secret: string }): void
}

export const joined = 'alingsas-infracontrol'
export const body = '1489'
const pushSecret = 'hemlighet-for-simulatorn'

/**
 * Connects the demonstration's Alingsås to an Infracontrol that is simulated here: what is reported goes there, and what is
 * done there comes back, by pushing and by asking each few seconds.
 */
export async function joinAlingsas(db: Db, simulator: Simulator, baseUrl: string): Promise<void> {
  const settings = infracontrolSettings.parse({
    ...{ transport: 'rest', endpoint: simulator.rest, organisation: 'Alingsås kommun' },
  })
  if (!(await connectionById(db, joined)))
    await makeConnection(db, {
      ...{ id: joined, body, kind: 'infracontrol', name: 'Infracontrol', settings },
      ...{ categories: [], withMail: false },
    })
  for (const [name, value] of [
    ['api_key', 'nyckel'],
    ['push_secret', pushSecret],
  ] as const)
    await setSecret(db, { connection: joined, name, value, overlapDays: 0 })
  await changeConnection(db, { id: joined, settings, state: 'on' })
  await db.updateTable('polls').set({ every_seconds: 5 }).where('connection', '=', joined).execute()
  simulator.pushTo({ url: `${baseUrl}/push/${joined}`, secret: pushSecret })
}

/** What begins after it has gone goes by mail again. */
export const partFromAlingsas = (db: Db): Promise<void> => changeConnection(db, { id: joined, state: 'test' })
