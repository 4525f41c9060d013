import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { alarmsOf } from '#reports/connections/alarms.ts'
import { standingOf } from '#reports/connections/standing.ts'
import { connect, workingHouse } from '../../../test/connected.ts'
import { startInfracontrol } from '../../../test/infracontrol/simulator.ts'
import { alingsas, aReport } from '../../../test/reports.ts'
import { townCertificates } from '../../../test/town-certificates.ts'

const simulator = await startInfracontrol()
const { authority } = await townCertificates()
const { db } = await workingHouse([new URL(simulator.secure.url).host])
const id = 'alingsas-infracontrol'
await connect(db, {
  ...{ id, body: alingsas, kind: 'infracontrol' },
  // Their authority is one that nobody else trusts: without it nothing gets through.
  secrets: { api_key: 'nyckel', trusted_authority: authority },
  settings: { transport: 'rest', endpoint: simulator.secure.rest, organisation: 'Alingsås kommun' },
})
afterAll(() => simulator.stop())
beforeEach(() => simulator.faults.clear())

const within = <T>(read: () => Promise<T> | T) => vi.waitFor(read, { timeout: 20_000, interval: 50 })
const stateOf = async (report: number) =>
  (await db.selectFrom('deliveries').select('state').where('report', '=', report).executeTakeFirstOrThrow())
    .state
const answersOf = async (report: number) =>
  (
    await db
      .selectFrom('attempts')
      .innerJoin('deliveries', 'deliveries.id', 'attempts.delivery')
      .select(['attempts.outcome', 'attempts.answer'])
      .where('report', '=', report)
      .orderBy('attempts.started_at')
      .execute()
  ).map(({ outcome, answer }) => `${outcome}: ${answer}`)
const tryNow = () => sql`update deliveries set next_at = now() where state = 'queued'`.execute(db)
const wake = () => sql`update connections set failures = 0, rest_until = null`.execute(db)

test('a report waits while their certificate has run out, and goes when it is mended', async () => {
  simulator.faults.set('tls_expired', { times: Number.POSITIVE_INFINITY })
  const { number } = await aReport(db)
  await within(async () =>
    expect((await answersOf(number))[0]).toMatch(/^later: .*the certificate has run out$/),
  )
  expect(await stateOf(number)).toBe('queued')
  expect(simulator.book.cases).toEqual([])
  simulator.faults.clear()
  await wake()
  await tryNow()
  await within(async () => expect(await stateOf(number)).toBe('received'))
  expect(simulator.book.cases).toMatchObject([{ number: String(number) }])
})

test('a certificate that soon runs out is an alarm while all goes through, and none when it is exchanged', async () => {
  const certificateAlarm = async () =>
    alarmsOf(await standingOf(db, id), new Date()).filter(({ code }) => code === 'certificate')
  simulator.faults.set('tls_soon', { times: Number.POSITIVE_INFINITY })
  const { number } = await aReport(db)
  await within(async () => expect(await stateOf(number)).toBe('received'))
  await within(async () => expect(await certificateAlarm()).toEqual([{ code: 'certificate', count: 4 }]))
  simulator.faults.clear()
  await within(async () => expect(await certificateAlarm()).toEqual([]))
})
