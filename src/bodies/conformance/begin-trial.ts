import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { mayBegin } from './may-begin.ts'
import type { AskedTrial, Begun } from './run.ts'

/** Long enough to set a program to it, and to try it once more. */
const openForHours = 1

/** Opens a door for a program of others to ask at, by an address nobody can guess and a key of its own. */
export async function beginTrial(tx: Db, asked: AskedTrial): Promise<Begun> {
  const why = await mayBegin(tx, asked.body, 'client')
  if (why) return { ok: false, why }
  const { id } = await tx
    .insertInto('conformance_runs')
    .values({
      ...{ ...asked, kind: 'client', state: 'open', writes: false, updates: 'none' },
      ...{ token: randomBytes(24).toString('base64url'), api_key: `kit-${randomBytes(12).toString('hex')}` },
      open_until: sql<Date>`now() + make_interval(hours => ${openForHours})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { ok: true, id }
}
