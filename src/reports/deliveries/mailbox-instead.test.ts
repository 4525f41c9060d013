import { expect, test } from 'vitest'
import { changeConnection } from '#bodies/connections/change-connection.ts'
import { connectionById } from '#bodies/connections/connection.ts'
import type { ConnectionToMake } from '#bodies/connections/make-connection.ts'
import { makeConnection } from '#bodies/connections/make-connection.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { testPhotos } from '../../../test/photos.ts'
import { alingsas, aReport, emptyQueues, fillBodies } from '../../../test/reports.ts'
import { sendMessage } from '../send-message.ts'
import { deliveryToSend } from './delivery-to-send.ts'
import { endConnection } from './end-connection.ts'
import { leaveEnded } from './leave-ended.ts'
import { type AttemptEnded, recordOutcome } from './record-outcome.ts'
import { takeDeliveries } from './take-deliveries.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()
const links = linksSignedBy(await signingKeys(db))

/** A connection of Alingsås that is on, and the only one. */
async function aConnection(id: string, changes: Partial<ConnectionToMake> = {}): Promise<string> {
  await emptyQueues(db)
  await db.updateTable('connections').set({ state: 'ended' }).where('body', '=', alingsas).execute()
  await makeConnection(db, {
    ...{ id, body: alingsas, kind: 'open311', name: id, settings: {}, categories: [], withMail: false },
    ...changes,
  })
  await changeConnection(db, { id, state: 'on' })
  return id
}

const queueOf = (report: number) =>
  db
    .selectFrom('deliveries')
    .select(['kind', 'receiver', 'state'])
    .where('report', '=', report)
    .orderBy('position')
    .execute()

async function take(): Promise<{ delivery: string; attempt: number }> {
  const [taken] = await takeDeliveries(db, 1)
  if (!taken) throw new Error('nothing is due')
  return { delivery: taken.id, attempt: taken.attempt }
}

const end = async (how: Omit<AttemptEnded, 'delivery' | 'attempt' | 'answer'>) =>
  recordOutcome(db, { ...(await take()), answer: 'svar', ...how })

test('a case that can’t begin at a system is the mailbox’s, with all that waits behind', async () => {
  await aConnection('ett')
  const { number, person } = await aReport(db)
  await sendMessage(db, { report: number, person, door: 'web', words: 'Mer.' })
  await end({ outcome: 'refused', byMail: true })
  expect(await queueOf(number)).toEqual([
    { kind: 'report', receiver: 'email', state: 'queued' },
    { kind: 'message', receiver: 'email', state: 'queued' },
  ])
})

test('what the mailbox is told anyhow is not told twice', async () => {
  await aConnection('tva', { withMail: true })
  const { number } = await aReport(db)
  await db.updateTable('deliveries').set({ state: 'sent' }).where('receiver', '=', 'email').execute()
  await end({ outcome: 'refused', byMail: true })
  expect(await queueOf(number)).toEqual([
    { kind: 'report', receiver: 'tva', state: 'sent' },
    { kind: 'report', receiver: 'email', state: 'sent' },
  ])
})

test('what was under way when its connection ended goes by mail, also when its worker died', async () => {
  const first = await aConnection('tre')
  const { number } = await aReport(db)
  const taken = await take()
  await endConnection(db, first)
  await recordOutcome(db, { ...taken, outcome: 'later', answer: 'svar' })
  expect(await queueOf(number)).toEqual([{ kind: 'report', receiver: 'email', state: 'queued' }])

  const second = await aConnection('fyra')
  const other = await aReport(db)
  await take()
  await endConnection(db, second)
  await db
    .updateTable('deliveries')
    .set({ leased_until: new Date(Date.now() - 1000) })
    .where('report', '=', other.number)
    .execute()
  expect(await leaveEnded(db)).toBe(1)
  expect(await queueOf(other.number)).toEqual([{ kind: 'report', receiver: 'email', state: 'queued' }])
})

test('two connections that receive one case at once both say so', async () => {
  await aConnection('fem')
  await makeConnection(db, {
    ...{
      id: 'sex',
      body: alingsas,
      kind: 'open311',
      name: 'sex',
      settings: {},
      categories: [],
      withMail: false,
    },
  })
  await changeConnection(db, { id: 'sex', state: 'on' })
  const { number } = await aReport(db)
  const both = await takeDeliveries(db, 2)
  await Promise.all(
    both.map(({ id: delivery, attempt, receiver }) =>
      recordOutcome(db, {
        ...{ delivery, attempt, outcome: 'sent', answer: '200', isReceived: true, externalId: receiver },
      }),
    ),
  )
  expect((await queueOf(number)).map(({ state }) => state)).toEqual(['received', 'received'])
})

test('under test nothing is taken that is real', async () => {
  const id = await aConnection('sju')
  await aReport(db)
  await changeConnection(db, { id, state: 'test' })
  expect(await takeDeliveries(db, 8)).toEqual([])
})

test('who waited for another of ours does not count against a system, and who failed there does', async () => {
  const id = await aConnection('vantar')
  await aReport(db)
  const failures = async () => (await connectionById(db, id))?.failures
  await end({ outcome: 'later', retryAfterMs: 1000, isWell: true })
  expect(await failures()).toBe(0)
  await db
    .updateTable('deliveries')
    .set({ next_at: new Date(0) })
    .where('receiver', '=', id)
    .execute()
  await end({ outcome: 'later' })
  expect(await failures()).toBe(1)
  await db.updateTable('deliveries').set({ state: 'sent' }).where('receiver', '=', id).execute()
})

test.each(['public', 'private', 'internal', 'hidden'] as const)(
  'a %s report is told as what it is',
  async (visibility) => {
    await aConnection(`syn-${visibility}`)
    const { number } = await aReport(db)
    await db.updateTable('reports').set({ visibility }).where('number', '=', number).execute()
    const { delivery } = await take()
    const { report } = await deliveryToSend({ db, links, photos }, delivery)
    expect(report.isPrivate).toBe(visibility !== 'public')
  },
)
