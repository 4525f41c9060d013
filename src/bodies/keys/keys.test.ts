import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { alingsas, fillBodies } from '../../../test/reports.ts'
import { createKey } from './create-key.ts'
import { listKeys } from './list-keys.ts'
import { openKey } from './open-key.ts'
import { revokeKey } from './revoke-key.ts'
import { rotateKey } from './rotate-key.ts'

const { db } = await openTestDatabase()
await fillBodies(db)

const aCaller = { body: alingsas, name: 'Appen', scope: 'open311', isTrusted: true, perMinute: 60 } as const

const passDays = (days: number) =>
  sql`update api_keys set expires_at = expires_at - make_interval(days => ${days})`.execute(db)

test('a key tells whose it is, and is kept only as what it hashes to', async () => {
  const { key } = await createKey(db, aCaller)
  expect(key).toMatch(/^fmg_[\w-]{43}$/)
  expect(await openKey(db, key, ['open311'])).toMatchObject({
    body: alingsas,
    isTrusted: true,
    perMinute: 60,
  })
  const stored = await db.selectFrom('api_keys').selectAll().execute()
  expect(JSON.stringify(stored)).not.toContain(key)
})

test.each(['', 'fmg_', `fmg_${'A'.repeat(43)}`, 'x'.repeat(5000), "' or 1=1 --"])(
  'what is no key of ours opens nothing: %.20s',
  async (words) => {
    expect(await openKey(db, words, ['open311'])).toBeNull()
  },
)

test('a key that is ended opens nothing any more', async () => {
  const { id, key } = await createKey(db, aCaller)
  await revokeKey(db, id)
  await revokeKey(db, id)
  expect(await openKey(db, key, ['open311'])).toBeNull()
  await expect(rotateKey(db, { id, overlapDays: 7 })).rejects.toThrow(`There is no key ${id} in use.`)
})

test('a key for some days opens nothing when they have passed', async () => {
  const { key } = await createKey(db, { ...aCaller, days: 3 })
  expect(await openKey(db, key, ['open311'])).not.toBeNull()
  await passDays(4)
  expect(await openKey(db, key, ['open311'])).toBeNull()
})

test('when a key is exchanged the old one and the new are the same caller, until the old one ends', async () => {
  const { id, key: old } = await createKey(db, aCaller)
  const { key } = await rotateKey(db, { id, overlapDays: 7 })
  const caller = await openKey(db, old, ['open311'])
  expect(await openKey(db, key, ['open311'])).toEqual(caller)
  await passDays(8)
  expect(await openKey(db, old, ['open311'])).toBeNull()
  expect(await openKey(db, key, ['open311'])).toEqual(caller)
})

test('that a key was used is noted, at most once a minute', async () => {
  const { id, key } = await createKey(db, aCaller)
  const lastUse = async () => (await listKeys(db, alingsas, 100)).find((one) => one.id === id)?.lastUsedAt
  expect(await lastUse()).toBeNull()
  await Promise.all([openKey(db, key, ['open311']), openKey(db, key, ['open311'])])
  const first = await lastUse()
  expect(first).toBeInstanceOf(Date)
  await openKey(db, key, ['open311'])
  expect(await lastUse()).toEqual(first)
})

test('of many keys the newest is listed first', async () => {
  const { id } = await createKey(db, aCaller)
  await createKey(db, { ...aCaller, body: null })
  expect((await listKeys(db, alingsas, 1)).map((one) => one.id)).toEqual([id])
})

test('a key for a body that is not there is refused in words', async () => {
  await expect(createKey(db, { ...aCaller, body: '9999' })).rejects.toThrow('"9999" is no code of a body.')
})
