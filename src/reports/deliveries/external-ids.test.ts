import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { theConnection } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aReport, fillBodies } from '../../../test/reports.ts'
import { keepExternalId } from './external-ids.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const connection = 'alingsas-system'
await theConnection(db, { id: connection, state: 'on' })

async function early(externalId: string): Promise<void> {
  await db
    .insertInto('pushes')
    .values({
      ...{ connection, body: Buffer.from(externalId), awaits: [externalId] },
      next_at: sql<Date>`now() + interval '20 minutes'`,
    })
    .execute()
}
const due = async () =>
  (await db.selectFrom('pushes').select('awaits').where('next_at', '<=', sql<Date>`now()`).execute()).flatMap(
    ({ awaits }) => awaits,
  )

test('a name that is heard brings up what was told of it too early, and nothing that waits for another', async () => {
  const { number } = await aReport(db)
  const held = await db
    .selectFrom('cases')
    .select(['id', 'report', 'municipality', 'holder'])
    .where('report', '=', number)
    .executeTakeFirstOrThrow()
  for (const name of ['IC-1', 'IC-2']) await early(name)
  await keepExternalId(db, held, connection, 'IC-3')
  expect(await due()).toEqual([])
  await keepExternalId(db, held, connection, 'IC-2')
  expect(await due()).toEqual(['IC-2'])
})
