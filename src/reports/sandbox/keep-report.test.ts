import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createKey } from '#bodies/keys/create-key.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aDraft, alingsas, decidedFor, fillBodies } from '../../../test/reports.ts'
import { photos } from '../../../test/rules/photo-steps.ts'
import { keepInSandbox } from './keep-report.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

test('who began before the first, and waited for it, is answered by its number too', async () => {
  const { id } = await createKey(db, {
    ...{ body: null, name: 'Prov', scope: 'sandbox', isTrusted: true, perMinute: 60 },
  })
  const { caller } = await db
    .selectFrom('api_keys')
    .select('caller')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { id: _, provenBy: __, seen: ___, ...written } = aDraft()
  const submitting = {
    ...{ caller: { id: caller, isTrusted: true }, reference: 'https://kit.example/1', written },
    ...{ decision: decidedFor(alingsas), photos: [], leftBehind: 0, mediaUrls: [] },
  }
  await db.transaction().execute(async (tx) => {
    await sql`select now()`.execute(tx)
    const first = await keepInSandbox(db, photos, submitting)
    expect(first.report).not.toBeNull()
    expect(await keepInSandbox(tx, photos, submitting)).toEqual(first)
  })
})
