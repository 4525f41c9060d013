import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '#database/database.ts'
import { backOffMs, renewLeases } from '#database/lease.ts'
import { inTransaction } from '#database/transaction.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { testPhotos } from '../../../test/photos.ts'
import {
  alingsas,
  aReport,
  emptyQueues,
  fillBodies,
  lund,
  takeOne,
  theBody,
  theOperator,
  theReporter,
} from '../../../test/reports.ts'
import { lockCase } from '../lock-case.ts'
import { moveCase } from '../move-case.ts'
import { renewCaseLink } from '../renew-case-link.ts'
import { revokeCaseLink } from '../revoke-case-link.ts'
import type { AttemptOutcome } from './delivery.ts'
import {
  attemptsOf,
  deliveriesBy,
  retryDeliveries,
  tellOfStuckDeliveries,
  unfinishedDeliveries,
} from './delivery-queries.ts'
import { deliveryToSend } from './delivery-to-send.ts'
import { queueDelivery } from './queue-delivery.ts'
import { recordOutcome } from './record-outcome.ts'
import { takeDeliveries } from './take-deliveries.ts'

const { db, connection } = await openTestDatabase()
const photos = await testPhotos()
beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))

const ended = (taken: { id: string; attempt: number }, outcome: AttemptOutcome) =>
  recordOutcome(db, { delivery: taken.id, attempt: taken.attempt, outcome, answer: 'svar' })

const makeOlder = (column: 'next_at' | 'leased_until' | 'created_at', by: string) =>
  sql`update deliveries set ${sql.ref(column)} = ${sql.ref(column)} - ${by}::interval
       where state not in ('sent', 'received')`.execute(db)

const standing = (id: string) =>
  db
    .selectFrom('deliveries')
    .select(['state', 'attempts', 'leased_until', 'sent_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const triesAt = (id: string) =>
  db
    .selectFrom('attempts')
    .select(['number', 'outcome', 'repeats_unknown'])
    .where('delivery', '=', id)
    .orderBy('number')
    .execute()

const operatorLetters = async () => {
  const rows = await db
    .selectFrom('letters')
    .select('delivery')
    .where('kind', '=', 'operator')
    .where('state', '=', 'queued')
    .execute()
  return rows.map((row) => row.delivery)
}

test('what one worker has taken is not taken again while its lease is renewed', async () => {
  await aReport(db)
  const { id } = await takeOne(db)
  expect(await takeDeliveries(db, 8)).toEqual([])
  await makeOlder('leased_until', '14 seconds')
  expect(await takeDeliveries(db, 8)).toEqual([])
  await renewLeases(db, 'deliveries', [id])
  await makeOlder('leased_until', '14 seconds')
  expect(await takeDeliveries(db, 8)).toEqual([])
})

test('leases are renewed while the outcome of one is being recorded', async () => {
  await aReport(db)
  await aReport(db)
  const [one, other] = await takeDeliveries(db, 2)
  if (!one || !other) throw new Error('not both were taken')
  await makeOlder('leased_until', '10 seconds')
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('deliveries').set({ state: 'sent' }).where('id', '=', one.id).execute()
    await renewLeases(db, 'deliveries', [one.id, other.id])
  })
  expect((await standing(one.id)).state).toBe('sent')
  const { leased_until: until } = await standing(other.id)
  expect(until?.getTime()).toBeGreaterThan(Date.now() + 10_000)
})

test('when a worker dies while sending, its attempt is unknown and the next one a repeat', async () => {
  await aReport(db)
  const { id } = await takeOne(db)
  await makeOlder('leased_until', '16 seconds')
  expect(await takeOne(db)).toMatchObject({ id, attempt: 2 })
  expect(await triesAt(id)).toEqual([
    { number: 1, outcome: 'unknown', repeats_unknown: false },
    { number: 2, outcome: null, repeats_unknown: true },
  ])
})

test('a worker that wakes up late changes only its own attempt', async () => {
  await aReport(db)
  const late = await takeOne(db)
  await makeOlder('leased_until', '16 seconds')
  const second = await takeOne(db)
  await ended(late, 'refused')
  expect(await standing(late.id)).toMatchObject({ state: 'sending', attempts: 2 })
  expect(await operatorLetters()).toEqual([])
  await ended(second, 'sent')
  expect(await standing(late.id)).toMatchObject({ state: 'sent' })
  expect((await triesAt(late.id)).map((attempt) => attempt.outcome)).toEqual(['refused', 'sent'])
})

test('an attempt that was surely not taken makes no repeat of the next', async () => {
  await aReport(db)
  await ended(await takeOne(db), 'later')
  await makeOlder('next_at', '1 hour')
  const second = await takeOne(db)
  expect((await triesAt(second.id)).map((attempt) => attempt.repeats_unknown)).toEqual([false, false])
})

test('a case is told in order: nothing overtakes what has not got through, even what has failed', async () => {
  const { caseId, person } = await aReport(db)
  await moveCase(db, { caseId, act: 'withdraw', by: theReporter(person) })
  const [report, ...others] = await takeDeliveries(db, 8)
  expect(others).toEqual([])
  if (!report) return
  await ended(report, 'refused')
  expect(await takeDeliveries(db, 8)).toEqual([])
  await retryDeliveries(db, report.id)
  await ended(await takeOne(db), 'sent')
  const withdrawal = await takeOne(db)
  expect(withdrawal.id).not.toBe(report.id)
  await ended(withdrawal, 'sent')
  expect(await unfinishedDeliveries(db, 10)).toEqual([])
})

test('what fails at one body keeps nobody else waiting', async () => {
  const stuck = await Promise.all([1, 2, 3].map(() => aReport(db)))
  for (const taken of await takeDeliveries(db, 8)) await ended(taken, 'refused')
  for (const { caseId, person } of stuck)
    await moveCase(db, { caseId, act: 'withdraw', by: theReporter(person) })
  const { caseId } = await aReport(db, { municipality: lund })
  const { id } = await takeOne(db)
  const { case_id } = await db
    .selectFrom('deliveries')
    .select('case_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(case_id).toBe(caseId)
})

test('two workers that take at the same moment never take the same', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => aReport(db)))
  const other = openDatabase(connection, { max: 4 })
  const takers = [db, other.db, db, other.db].map((one) => takeDeliveries(one, 2))
  const taken = (await Promise.all(takers)).flat().map((one) => one.id)
  await other.close()
  const rest = (await takeDeliveries(db, 8)).map((one) => one.id)
  expect([...taken, ...rest]).toHaveLength(6)
  expect(new Set([...taken, ...rest]).size).toBe(6)
})

test('no more is taken than was asked for, the longest due first', async () => {
  for (const _ of [1, 2, 3]) await aReport(db)
  const first = await db
    .selectFrom('deliveries')
    .select('id')
    .where('state', '=', 'queued')
    .orderBy('position')
    .execute()
  const taken = await takeDeliveries(db, 2)
  expect(new Set(taken.map((one) => one.id))).toEqual(new Set(first.slice(0, 2).map((one) => one.id)))
})

test('tries come after one second, then ever later, at most half an hour and a quarter', () => {
  expect([backOffMs(1, 0), backOffMs(1, 1)]).toEqual([750, 1250])
  expect([backOffMs(5, 0.5), backOffMs(11, 0.5)]).toEqual([16_000, 1_024_000])
  expect([backOffMs(12, 0), backOffMs(12, 1), backOffMs(5000, 1)]).toEqual([1_350_000, 2_250_000, 2_250_000])
})

test('a try that may succeed later waits, and is made again', async () => {
  await aReport(db)
  const first = await takeOne(db)
  await ended(first, 'later')
  expect(await takeDeliveries(db, 8)).toEqual([])
  await makeOlder('next_at', '2 seconds')
  expect(await takeOne(db)).toEqual({ ...first, attempt: 2 })
})

test('what is refused has failed, visibly, and an operator hears of it once', async () => {
  await aReport(db)
  const taken = await takeOne(db)
  await ended(taken, 'refused')
  expect(await standing(taken.id)).toMatchObject({ state: 'failed', leased_until: null, sent_at: null })
  await makeOlder('created_at', '1 hour')
  expect(await tellOfStuckDeliveries(db)).toBe(0)
  expect(await operatorLetters()).toEqual([taken.id])
  expect(await unfinishedDeliveries(db, 10)).toMatchObject([
    { id: taken.id, state: 'failed', answer: 'svar' },
  ])
})

test('what has waited ten minutes is told to the operators once, in one letter', async () => {
  await Promise.all([aReport(db), aReport(db)])
  expect(await tellOfStuckDeliveries(db)).toBe(0)
  await makeOlder('created_at', '11 minutes')
  expect(await tellOfStuckDeliveries(db)).toBe(2)
  expect(await tellOfStuckDeliveries(db)).toBe(0)
  expect(await operatorLetters()).toHaveLength(1)
})

test('an operator tries again: one delivery or all, never what has been sent or is being sent', async () => {
  await Promise.all([aReport(db), aReport(db), aReport(db)])
  const [sent, refused, sending] = await takeDeliveries(db, 8)
  if (!sent || !refused || !sending) throw new Error('three were due')
  await ended(sent, 'sent')
  await ended(refused, 'refused')
  expect(await retryDeliveries(db, sent.id)).toBe(0)
  expect(await retryDeliveries(db, sending.id)).toBe(0)
  expect(await retryDeliveries(db, null)).toBe(1)
  expect(await takeOne(db)).toMatchObject({ id: refused.id, attempt: 2 })
})

test('a holder gets a new link at most each ten minutes, and what waits leaves with the new one', async () => {
  const { caseId } = await aReport(db)
  const links = () => db.selectFrom('deliveries').select('link').where('case_id', '=', caseId).execute()
  const [{ link: old } = { link: null }] = await links()
  await db.updateTable('links').set({ expires_at: new Date() }).where('case_id', '=', caseId).execute()
  expect(await renewCaseLink(db, { caseId, by: theBody(alingsas) })).toBe('sent')
  expect(await renewCaseLink(db, { caseId, by: theBody(alingsas) })).toBe('too_soon')
  const [first, second] = await links()
  expect(first?.link).toBe(second?.link)
  expect(first?.link).not.toBe(old)
  await expect(renewCaseLink(db, { caseId, by: theBody(lund) })).rejects.toMatchObject({ why: 'actor' })
})

test('a link in wrong hands is ended, and the holder is mailed one that opens, also in what waited', async () => {
  const { caseId } = await aReport(db)
  const links = linksSignedBy(await signingKeys(db))
  const { id } = await takeOne(db)
  const leaked = (await deliveryToSend({ db, links, photos }, id)).caseToken
  await ended({ id, attempt: 1 }, 'later')
  await revokeCaseLink(db, { caseId, by: theOperator })
  expect(await links.open(db, 'case', leaked)).toMatchObject({ ok: false, why: 'revoked' })
  const waiting = await unfinishedDeliveries(db, 10)
  expect(waiting.map(({ kind }) => kind)).toEqual(['report', 'link'])
  for (const mail of waiting) {
    const { caseToken } = await deliveryToSend({ db, links, photos }, mail.id)
    expect(await links.open(db, 'case', caseToken)).toMatchObject({ ok: true })
  }
})

test('what has got through still tells how: every try of a report, by its number or one by its id', async () => {
  const { number, caseId, person } = await aReport(db)
  await ended(await takeOne(db), 'later')
  await makeOlder('next_at', '1 hour')
  await ended(await takeOne(db), 'sent')
  await moveCase(db, { caseId, act: 'withdraw', by: theReporter(person) })
  const [report, withdrawal] = await deliveriesBy(db, { report: number }, 10)
  expect([report?.kind, report?.state, withdrawal?.kind]).toEqual(['report', 'sent', 'withdrawal'])
  expect(await deliveriesBy(db, { id: report?.id ?? '' }, 10)).toEqual([report])
  const tries = await attemptsOf(db, [report?.id ?? '', withdrawal?.id ?? ''], 10)
  expect(tries).toMatchObject([
    { delivery: report?.id, number: 1, outcome: 'later', answer: 'svar' },
    { delivery: report?.id, number: 2, outcome: 'sent', answer: 'svar' },
  ])
  expect(tries.every(({ started_at, ended_at }) => ended_at !== null && ended_at >= started_at)).toBe(true)
})

test('whoever acts on the next holder’s case tells the holder before, though that one’s case is being acted on', async () => {
  const { number, caseId } = await aReport(db)
  await inTransaction(db, async (tx) => {
    const held = await lockCase(tx, caseId)
    await inTransaction(db, async (other) => {
      await sql`set local lock_timeout = '2s'`.execute(other)
      await queueDelivery(other, held, 'accepted', null)
    })
  })
  const told = await db
    .selectFrom('deliveries')
    .select('kind')
    .where('report', '=', number)
    .where('kind', '=', 'accepted')
    .execute()
  expect(told).toHaveLength(1)
})
