import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { connect, workingHouse } from '../../../test/connected.ts'
import { hourMs } from '../../../test/open311-city.ts'
import { startOpen311Server } from '../../../test/open311-server/server.ts'
import { alingsas, aReport } from '../../../test/reports.ts'

const far = await startOpen311Server({ style: 'mark-a-spot' })
const { city } = far
afterAll(() => far.stop())
const { db } = await workingHouse([far.host])
await connect(db, {
  ...{ id: 'alingsas-open311', body: alingsas, kind: 'open311', secrets: { api_key: far.key } },
  settings: {
    ...{ endpoint: far.endpoint, profile: 'mark-a-spot' },
    otherCategories: { service: city.services[0]?.code ?? '' },
  },
})
city.showsAfterMs = hourMs

const within = <T>(read: () => Promise<T> | T) => vi.waitFor(read, { timeout: 20_000, interval: 50 })
const ofReport = (report: number) =>
  city.requests.filter(({ description }) => description.includes(`${report}`))
const triesOf = (report: number) =>
  db
    .selectFrom('attempts')
    .innerJoin('deliveries', 'deliveries.id', 'attempts.delivery')
    .select(['outcome', 'answer', 'state'])
    .where('report', '=', report)
    .where('outcome', 'is not', null)
    .orderBy('number')
    .execute()

/** The program waits as long as it would, in the database's time instead of ours. */
const passMinutes = (report: number, minutes: number) =>
  sql`with waiting as (
        update deliveries set next_at = now() where report = ${report} and state = 'unknown' returning id)
      update attempts set started_at = started_at - make_interval(mins => ${minutes})
       where delivery in (select id from waiting)`.execute(db)

/** Taken there without an answer, and looked for twice in vain. */
async function takenUnseen(): Promise<number> {
  far.fail({ on: 'POST requests', fault: 'cut', after: true })
  const { number } = await aReport(db)
  await within(async () => {
    await passMinutes(number, 0)
    const tries = await triesOf(number)
    expect(tries.length).toBeGreaterThanOrEqual(3)
    expect(new Set(tries.map(({ outcome }) => outcome))).toEqual(new Set(['unknown']))
  })
  expect(ofReport(number)).toHaveLength(1)
  return number
}

test('what a list shows late is looked for, not sent again, and found as soon as it shows', async () => {
  const number = await takenUnseen()
  await passMinutes(number, 10)
  const connection = await db
    .selectFrom('connections')
    .select('failures')
    .where('body', '=', alingsas)
    .execute()
  expect(connection).toEqual([{ failures: 1 }])
  const [taken] = ofReport(number)
  if (taken) taken.shownFrom = new Date()
  await within(async () => {
    await passMinutes(number, 0)
    expect((await triesOf(number)).at(-1)).toMatchObject({ outcome: 'sent', state: 'received' })
  })
  expect(ofReport(number)).toEqual([taken])
})

test('what has not shown in a quarter of an hour is sent again', async () => {
  const number = await takenUnseen()
  await within(async () => {
    await passMinutes(number, 16)
    expect((await triesOf(number)).at(-1)).toMatchObject({ outcome: 'sent', state: 'received' })
  })
  expect(ofReport(number)).toHaveLength(2)
})
