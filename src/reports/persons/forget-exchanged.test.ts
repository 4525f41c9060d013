import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addressKeyOf } from '#bodies/exchanges/address-keys.ts'
import { aConnection } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { rowsLookedAt } from '../../../test/query-plan.ts'
import { aReport, fillBodies } from '../../../test/reports.ts'
import { exchangesOf, forgetExchanged } from './forget-exchanged.ts'

const { db } = await openTestDatabase()
const email = 'ada@invanare.example'

beforeAll(async () => {
  await fillBodies(db)
  const connection = await aConnection(db, { id: 'gata' })
  for (let time = 0; time < 3; time += 1) await aReport(db, { email: `nagon${time}@invanare.example` })
  await sql`
    insert into exchanges (connection, is_ours, purpose, started_at, took_ms, method, url, asked_headers, asked, addresses)
    select ${connection}, true, 'poll', now() - n * interval '3 seconds', 1, 'POST', 'https://a.example/', '{}',
           repeat('x', 300), array[md5(n::text), md5((n + 1)::text)]
      from generate_series(1, 30000) n`.execute(db)
  await sql`analyze`.execute(db)
}, 120_000)

test('who leaves is found without reading all that has been said', async () => {
  for (const which of exchangesOf(1, email))
    expect(await rowsLookedAt(db, sql`select id from exchanges where ${which}`)).toBeLessThan(50)
})

test('what holds an address is emptied by its key, and what was said before keys were kept by its words', async () => {
  const said = (asked: string, addresses: string[] | null) =>
    db
      .insertInto('exchanges')
      .values({
        ...{ connection: 'gata', is_ours: true, purpose: 'send', started_at: new Date(), took_ms: 1 },
        ...{ method: 'POST', url: 'https://a.example/', asked_headers: '{}', asked, addresses },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  const byKey = await said('ada&#64;invanare.example', [addressKeyOf('ADA@invanare.example')])
  const byWords = await said('epost=ada%40invanare.example', null)
  const others = await said('bo@invanare.example', [addressKeyOf('bo@invanare.example')])
  await forgetExchanged(db, 1, email)
  const left = await db
    .selectFrom('exchanges')
    .select(['id', 'asked'])
    .where('id', 'in', [byKey.id, byWords.id, others.id])
    .orderBy('id')
    .execute()
  expect(left.map(({ asked }) => asked)).toEqual([null, null, 'bo@invanare.example'])
})

test('a domain in letters of its own is the same in both its spellings', () => {
  expect(addressKeyOf('bo@Åre.example')).toBe(addressKeyOf('bo@xn--re-xia.example'))
  expect(addressKeyOf('bo@åre.example')).not.toBe(addressKeyOf('bo@are.example'))
})
