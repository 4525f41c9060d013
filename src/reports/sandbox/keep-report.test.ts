import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openKey } from '#bodies/keys/open-key.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aDraft, alingsas, decidedFor, fillBodies } from '../../../test/reports.ts'
import { photos } from '../../../test/rules/photo-steps.ts'
import { aVendor } from '../../../test/sandbox.ts'
import { keepInSandbox } from './keep-report.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

test('who began before the first, and waited for it, is answered by its number too', async () => {
  const caller = await openKey(db, (await aVendor(db)).trusted, ['sandbox'])
  if (!caller) throw new Error('a key that was just made opens nothing')
  const { id: _, provenBy: __, seen: ___, ...written } = aDraft()
  const submitting = {
    ...{ caller, reference: 'https://kit.example/1', written },
    ...{ decision: decidedFor(alingsas), photos: [], leftBehind: 0, mediaUrls: [] },
  }
  await db.transaction().execute(async (tx) => {
    await sql`select now()`.execute(tx)
    const first = await keepInSandbox(db, photos, submitting)
    expect(first.report).not.toBeNull()
    expect(await keepInSandbox(tx, photos, submitting)).toEqual(first)
  })
})
