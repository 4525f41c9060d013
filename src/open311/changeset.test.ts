import { expect, test } from 'vitest'
import { categories, categoryGroups } from '#bodies/catalogue.ts'
import { openTestDatabase } from '../../test/database.ts'
import { fillBodies } from '../../test/reports.ts'
import { changesetOf } from './changeset.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

test('another catalogue is another changeset, at the same time', async () => {
  const [now, renamed, shorter] = [
    await changesetOf(db),
    await changesetOf(db, [categories.map((one) => ({ ...one, sv: `${one.sv}!` })), categoryGroups]),
    await changesetOf(db, [categories.slice(1), categoryGroups]),
  ]
  expect(new Set([now, renamed, shorter]).size).toBe(3)
  expect(new Set([now, renamed, shorter].map((words) => Date.parse(words))).size).toBe(1)
  expect(await changesetOf(db, [categories, categoryGroups])).toBe(now)
})

test('a body that is changed is a later changeset', async () => {
  const before = await changesetOf(db)
  const later = new Date(Date.parse(before) + 1)
  await db.updateTable('bodies').set({ changed_at: later }).where('code', '=', '1489').execute()
  const after = await changesetOf(db)
  expect(Date.parse(after)).toBeGreaterThan(Date.parse(before))
  expect(after > before).toBe(true)
})
