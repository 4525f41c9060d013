import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { aReport, fillBodies, type MadeReport } from '../../../test/reports.ts'
import { createLink, linksSignedBy, noteUse, revokeLinks } from './links.ts'
import { signingKeys } from './signing-keys.ts'
import { makeToken, readToken } from './token.ts'

const { db } = await openTestDatabase()
let report: MadeReport
beforeAll(async () => {
  await fillBodies(db)
  report = await aReport(db)
})

const key = { version: 1, secret: randomBytes(32) }
const id = randomUUID()

test('the same link gives the same token each time, in a shape that can be recognised', () => {
  const token = makeToken(key, 'case', id)
  expect(makeToken(key, 'case', id)).toBe(token)
  expect(token).toMatch(/^k1\.[\w-]{22}\.[\w-]{22}$/)
  expect(readToken([key], 'case', token)).toBe(id)
})

test('a token with any character changed opens nothing', () => {
  const token = makeToken(key, 'case', id)
  for (let place = 0; place < token.length; place += 1) {
    for (const other of ['A', 'B', '_', '-', '1', '.', ''].filter((one) => one !== token[place])) {
      const tampered = token.slice(0, place) + other + token.slice(place + 1)
      expect([tampered, readToken([key], 'case', tampered)]).toEqual([tampered, null])
    }
  }
  for (const other of ['', token.toUpperCase(), ` ${token}`, `${token}\n`, token.replace('k1', 'k01')])
    expect(readToken([key], 'case', other)).toBeNull()
})

test('a token is good for its own act alone', () => {
  const token = makeToken(key, 'unsubscribe', id)
  for (const act of ['draft', 'confirm', 'case', 'reporter'] as const)
    expect(readToken([key], act, token)).toBeNull()
})

test('another key opens nothing, also under the same version', () => {
  const token = makeToken(key, 'case', id)
  expect(readToken([{ version: 1, secret: randomBytes(32) }], 'case', token)).toBeNull()
  expect(readToken([{ ...key, version: 2 }], 'case', token)).toBeNull()
})

test('after a rotation old letters still work, until the old key is retired', async () => {
  const [old] = await signingKeys(db)
  if (!old) throw new Error('a key is made on first use')
  expect(await signingKeys(db)).toEqual([old])
  const link = await createLink(db, 'case', { case_id: report.caseId })
  const token = linksSignedBy([old]).token('case', link)
  await db
    .insertInto('signing_keys')
    .values({ secret: randomBytes(32) })
    .execute()
  const rotated = linksSignedBy(await signingKeys(db))
  expect(rotated.token('case', link)).not.toBe(token)
  expect(await rotated.open(db, 'case', token)).toMatchObject({ ok: true, link: { id: link } })
  await db
    .updateTable('signing_keys')
    .set({ retired_at: sql`now()` })
    .where('version', '=', old.version)
    .execute()
  const later = linksSignedBy(await signingKeys(db))
  expect(await later.open(db, 'case', token)).toEqual({ ok: false, why: 'unknown' })
})

test('two services that start at once on a new database agree on one key', async () => {
  const { db: fresh } = await openTestDatabase()
  const [one, other] = await Promise.all([signingKeys(fresh), signingKeys(fresh)])
  expect(one).toHaveLength(1)
  expect(other).toEqual(one)
})

test('a link that has expired or been revoked says so, and still what it was about', async () => {
  const links = linksSignedBy([key])
  const expired = await createLink(db, 'case', { case_id: report.caseId }, -1000)
  expect(await links.open(db, 'case', links.token('case', expired))).toMatchObject({
    ok: false,
    why: 'expired',
    link: { case_id: report.caseId },
  })
  const good = await createLink(db, 'case', { case_id: report.caseId }, 60_000)
  expect(await links.open(db, 'case', links.token('case', good))).toMatchObject({ ok: true })
  await revokeLinks(db, 'case', { case_id: report.caseId })
  expect(await links.open(db, 'case', links.token('case', good))).toMatchObject({ ok: false, why: 'revoked' })
})

test('revoking the links of one act leaves those of other acts', async () => {
  const links = linksSignedBy([key])
  const reporter = await createLink(db, 'reporter', { report: report.number, person: report.person })
  await revokeLinks(db, 'confirm', { draft: report.draft })
  await revokeLinks(db, 'case', { case_id: report.caseId })
  expect(await links.open(db, 'reporter', links.token('reporter', reporter))).toMatchObject({ ok: true })
})

test('a link that was never stored opens nothing, however well it is signed', async () => {
  const links = linksSignedBy([key])
  const opened = await links.open(db, 'case', links.token('case', randomUUID()))
  expect(opened).toEqual({ ok: false, why: 'unknown' })
})

test('opening a link changes nothing; using it is noted', async () => {
  const links = linksSignedBy([key])
  const link = await createLink(db, 'case', { case_id: report.caseId })
  const lastUse = () =>
    db.selectFrom('links').select('last_used_at').where('id', '=', link).executeTakeFirstOrThrow()
  await links.open(db, 'case', links.token('case', link))
  expect((await lastUse()).last_used_at).toBeNull()
  await noteUse(db, link)
  expect((await lastUse()).last_used_at).toBeInstanceOf(Date)
})
