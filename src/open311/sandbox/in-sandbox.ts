import { openKey } from '#bodies/keys/open-key.ts'
import { asCallersSandbox } from '#reports/sandbox/as-callers-sandbox.ts'
import { keyBeforeBody } from '../key-before-body.ts'
import { Open311Mistake } from '../mistake.ts'
import type { Open311Ask } from '../rooms.ts'

/** What the key is read by where its holder would not have it in an address. */
const keyHeader = 'x-api-key'

/** The same question of what the key's own program has in the sandbox; nobody else's key is let in. */
export async function inSandbox(ask: Open311Ask): Promise<Open311Ask> {
  const key = ask.c.req.header(keyHeader) ?? keyBeforeBody(ask)
  if (key === undefined) throw new Open311Mistake('key_missing')
  const caller = await openKey(ask.rooms.db, key, ['sandbox'])
  if (!caller) throw new Open311Mistake('key_wrong')
  ask.c.header('Cache-Control', 'no-store')
  return { ...ask, rooms: { ...ask.rooms, db: asCallersSandbox(ask.rooms.db, caller.id) } }
}
