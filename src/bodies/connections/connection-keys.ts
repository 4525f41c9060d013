import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { Refused } from '../../errors.ts'
import { certificateUntil, ownCertificate } from './own-certificate.ts'

/** What a key or password is, and what it was until lately, while the far side may still use the old one. */
export type Secret = { value: string; former: string | null }

/** The keys of a connection by their names: for what opens it, and for nobody's eyes. */
export async function readSecrets(db: Db, connection: string): Promise<Map<string, Secret>> {
  const rows = await db
    .selectFrom('connection_secrets')
    .select(['name', 'value'])
    .select(sql<string | null>`case when former_until > now() then former end`.as('former'))
    .where('connection', '=', connection)
    .execute()
  return new Map(rows.map(({ name, ...secret }) => [name, secret]))
}

export type SecretToSet = {
  connection: string
  name: string
  value: string
  /** How long what it was is good beside it. */
  overlapDays: number
}

/** Sets a key of a connection, or exchanges it: for some days the old one is good too, and nothing stands still. */
export async function setSecret(
  db: Db,
  { connection, name, value, overlapDays }: SecretToSet,
): Promise<void> {
  const certificate_until = name === ownCertificate ? certificateUntil(value) : null
  if (name === ownCertificate && certificate_until === null)
    throw new Refused('It is no certificate: give it as PEM.')
  await db
    .insertInto('connection_secrets')
    .values({ connection, name, value, certificate_until })
    .onConflict((conflict) =>
      conflict.columns(['connection', 'name']).doUpdateSet({
        ...{ value, certificate_until },
        former: sql<string>`connection_secrets.value`,
        former_until: sql<Date>`now() + make_interval(days => ${overlapDays})`,
        changed_at: sql<Date>`now()`,
      }),
    )
    .execute()
  await touch(db, connection)
}

/** What is open with the keys as they were is opened anew; what rested since they opened nothing tries at once. */
async function touch(db: Db, connection: string): Promise<void> {
  await db
    .updateTable('connections')
    .set({ failures: 0, rest_until: null, changed_at: sql<Date>`clock_timestamp()` })
    .where('id', '=', connection)
    .execute()
  await wakeWorker(db)
}
