import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listKeys } from '#bodies/keys/list-keys.ts'
import { revokeKey } from '#bodies/keys/revoke-key.ts'
import { blockVendor } from '#reports/sandbox/block-vendor.ts'
import { forgetSandboxKeys } from '#reports/sandbox/forget-sandbox-keys.ts'
import { eraseFromSandbox } from '#reports/sandbox/keep-report.ts'
import { openTestDatabase } from '../../test/database.ts'
import { anAddress, tablesWith } from '../../test/person.ts'
import { fillBodies } from '../../test/reports.ts'
import { keyIn, sandbox, vendors } from '../../test/vendors.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const browser = await browse(db)
const { get, page, post } = browser
const { asked, made, countOf, opens, newestKey, wishesOfBlocked, aReportBy } = vendors(db, browser)

test('who is blocked has no key any more, and gets no other by a link from before', async () => {
  const email = anAddress()
  const key = await made(email)
  const waiting = await asked(email)
  await blockVendor(db, await newestKey())
  expect(await opens(key)).toBe(false)
  expect((await get(waiting)).status).toBe(410)
  expect((await post(waiting, { kind: 'trusted' })).status).toBe(410)
  const wishes = await countOf('sandbox_wishes')
  await post(sandbox, { email, name: 'Appen' })
  expect(await countOf('sandbox_wishes')).toBe(wishes)
  await expect(blockVendor(db, await newestKey())).rejects.toThrow('Nobody is known to have made key')
})

test('who has ended their keys is the same vendor while what they sent is there, and can be blocked', async () => {
  const email = anAddress()
  const at = await asked(email)
  await post(at, { kind: 'trusted' })
  const first = await newestKey()
  await aReportBy(first)
  await revokeKey(db, first)
  const shown = await page(at)
  expect(shown).toContain('Ingen nyckel gäller nu.')
  expect(shown).not.toContain('Avsluta den här nedanför')
  await forgetSandboxKeys(db)
  await made(email)
  const callerOf = async (id: number) => (await listKeys(db, null, 1000)).find((one) => one.id === id)?.caller
  expect(await callerOf(await newestKey())).toBe(await callerOf(first))
  await revokeKey(db, await newestKey())
  await blockVendor(db, first)
  await post(sandbox, { email, name: 'Appen' })
  expect(await wishesOfBlocked()).toBe(0)
})

test('whose reports are erased is forgotten', async () => {
  await made(anAddress())
  const id = await newestKey()
  await aReportBy(id)
  await revokeKey(db, id)
  const hash = async () =>
    (
      await sql<{ has: boolean }>`select address_hash is not null as has from callers
        join api_keys on caller = callers.id where api_keys.id = ${id}`.execute(db)
    ).rows[0]?.has
  expect(await hash()).toBe(true)
  await sql`update sandbox_reports set confirmed_at = now() - interval '8 days'`.execute(db)
  await eraseFromSandbox(db)
  await forgetSandboxKeys(db)
  expect(await hash()).toBe(false)
})

test('of one who makes a key and one who blocks at the same moment, the key is over', async () => {
  const email = anAddress()
  await made(email)
  const id = await newestKey()
  const link = await asked(email)
  const before = await countOf('api_keys')
  const [answer] = await Promise.all([post(link, { kind: 'trusted' }), blockVendor(db, id)])
  const key = keyIn(await answer.text())
  expect(key === '' ? 410 : 200).toBe(answer.status)
  if (key !== '') expect(await opens(key)).toBe(false)
  expect(await countOf('api_keys')).toBe(before + (key === '' ? 0 : 1))
})

test('a wish that was asked for while its address was blocked makes no key', async () => {
  const email = anAddress()
  await made(email)
  const id = await newestKey()
  const link = await asked(email)
  await sql`insert into sandbox_blocks (address_hash) select address_hash from callers
    join api_keys on caller = callers.id where api_keys.id = ${id}`.execute(db)
  expect((await get(link)).status).toBe(410)
  expect((await post(link, { kind: 'trusted' })).status).toBe(410)
})

test('of the address a hash alone is kept, by our key, for as long as a key of it is in use', async () => {
  const email = anAddress()
  await made(email)
  const id = await newestKey()
  // The letter has it until it leaves.
  await sql`update letters set address = null`.execute(db)
  expect(await tablesWith(db, email)).toEqual([])
  const hashes = async () =>
    (await db.selectFrom('callers').select('address_hash').where('address_hash', 'is not', null).execute())
      .length
  const before = await hashes()
  await revokeKey(db, id)
  expect(await hashes()).toBe(before - 1)
  await made(anAddress())
  await sql`update api_keys set expires_at = now() where id = ${await newestKey()}`.execute(db)
  await forgetSandboxKeys(db)
  expect(await hashes()).toBe(before - 1)
  const wishes = await countOf('sandbox_wishes')
  await sql`update links set expires_at = now() where id = (
    select link from sandbox_wishes order by made_at desc nulls last limit 1)`.execute(db)
  await forgetSandboxKeys(db)
  expect(await countOf('sandbox_wishes')).toBe(wishes - 1)
})

test('a week after its end a key to the sandbox is forgotten, with its program’s name; others stay', async () => {
  await made(anAddress(), 'Den glömda')
  const id = await newestKey()
  const kept = await made(anAddress(), 'Den som gäller')
  await sql`update api_keys set expires_at = now() - interval '8 days' where id = ${id}`.execute(db)
  await sql`update callers set created_at = now() - interval '40 days'`.execute(db)
  await sql`update sandbox_wishes set name = 'x'`.execute(db)
  await forgetSandboxKeys(db)
  expect((await listKeys(db, null, 1000)).some((one) => one.id === id)).toBe(false)
  expect(await tablesWith(db, 'Den glömda')).toEqual([])
  expect(await opens(kept)).toBe(true)
})
