import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { readXml, wordsOf } from '../../../test/open311.ts'
import { answered, errorsOf } from '../../../test/open311-posts.ts'
import { fillBodies } from '../../../test/reports.ts'
import { aVendor, sandboxClient } from '../../../test/sandbox.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { ask, made, read, rowsOf, send, tell } = await sandboxClient(db)

const passSeconds = (token: string, seconds: number) =>
  sql`update sandbox_reports set confirmed_at = confirmed_at - make_interval(secs => ${seconds}),
    changed_at = changed_at - make_interval(secs => ${seconds}) where token = ${token}`.execute(db)

test('a key that is not trusted is answered by a token, which has the number after a moment', async () => {
  const [{ waiting, trusted }, { trusted: others }] = [await aVendor(db), await aVendor(db)]
  expect(await errorsOf(await send(waiting, { email: undefined }))).toEqual(['parameter_missing'])
  const sent = { report_url: 'https://app.example/18', email: 'ada@invanare.example' }
  const answer = await answered(await send(waiting, sent))
  expect(answer).toEqual({
    ...{ token: expect.stringMatching(/^[\da-f-]{36}$/), account_id: null },
    service_notice: expect.stringContaining('när den som har gjort den bekräftar den'),
  })
  const { token } = answer
  expect(await rowsOf(`tokens/${token}.json`, waiting)).toEqual([{ token }])
  for (const key of [waiting, trusted]) expect(await rowsOf('requests.json', key)).toEqual([])
  const { number } = await db
    .selectFrom('sandbox_reports')
    .select('number')
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  expect((await read(`requests/${number}.json`, waiting)).status).toBe(404)
  expect((await tell(trusted, { service_request_id: String(number) })).status).toBe(404)

  await passSeconds(token, 10)
  const known = [{ service_request_id: String(number), token }]
  for (const key of [waiting, trusted]) expect(await rowsOf(`tokens/${token}.json`, key)).toEqual(known)
  const inXml = readXml(await (await read(`tokens/${token}.xml`, waiting)).text())
  expect(wordsOf(inXml, 'service_request_id')).toEqual([String(number)])
  // Asked for once more by what it was sent with, it is the same.
  expect(await answered(await send(waiting, sent))).toMatchObject({ token })
  expect((await read(`tokens/${token}.json`, others)).status).toBe(404)
  expect((await read(`tokens/${token}.json`)).status).toBe(403)
  expect((await ask(`tokens/${token}.json`)).status).toBe(404)
})

test('what one key of a vendor reports, another of theirs reads and moves; one that is not trusted moves nothing', async () => {
  const { waiting, trusted } = await aVendor(db)
  const { token } = await answered(await send(waiting))
  await passSeconds(token, 10)
  const [{ service_request_id }] = await rowsOf(`tokens/${token}.json`, waiting)
  const refused = await tell(waiting, { service_request_id })
  expect([refused.status, await errorsOf(refused)]).toEqual([403, ['key_not_enough']])
  expect((await tell(trusted, { service_request_id, status: 'fixed' })).status).toBe(200)
  expect(await rowsOf(`requests/${service_request_id}.json`, waiting)).toMatchObject([{ status: 'closed' }])
})

test('what waits counts as changed when it is confirmed: who has read all before it misses nothing', async () => {
  const { waiting, trusted } = await aVendor(db)
  const { token } = await answered(await send(waiting))
  const before = new Date()
  const first = await made(trusted)
  const all = () => rowsOf(`requests.json?updated_after=2026-01-01T00:00:00Z`, trusted)
  expect(await all()).toMatchObject([{ service_request_id: first }])
  const row = await db
    .selectFrom('sandbox_reports')
    .select(['confirmed_at', 'changed_at'])
    .where('token', '=', token)
    .executeTakeFirstOrThrow()
  expect(row.changed_at).toEqual(row.confirmed_at)
  expect(row.confirmed_at.getTime()).toBeGreaterThan(before.getTime() + 5_000)
  await passSeconds(token, 10)
  expect(await all()).toHaveLength(2)
})
