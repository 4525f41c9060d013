import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addressRests } from '#people/address-rests.ts'
import { provenPerson } from '#people/proven-person.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aReport, emptyQueues, fillBodies, takeOne } from '../../../test/reports.ts'
import { bounceDelivery } from '../deliveries/bounce-delivery.ts'
import { attemptsOf, deliveriesBy } from '../deliveries/delivery-queries.ts'
import { recordOutcome } from '../deliveries/record-outcome.ts'
import { happeningsOf } from '../happenings.ts'
import { bounceLetter } from './bounce-letter.ts'
import { newsIn } from './news-in-letter.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))

const soon = () => new Date(Date.now() + 1_000)

async function aSentReport() {
  const email = `${randomUUID()}@invanare.example`
  const report = await aReport(db, { email })
  const { id: delivery, attempt } = await takeOne(db)
  await recordOutcome(db, { delivery, attempt, outcome: 'sent', answer: '250 Taken' })
  const [letter] = await lettersOf(report.number)
  return { ...report, email, delivery, letter: letter?.id ?? '' }
}

const lettersOf = (report: number) =>
  db
    .selectFrom('letters')
    .select('id')
    .where('report', '=', report)
    .where('kind', '=', 'news')
    .orderBy('created_at')
    .execute()

const operatorLetters = (delivery: string) =>
  db
    .selectFrom('letters')
    .select('id')
    .where('kind', '=', 'operator')
    .where('delivery', '=', delivery)
    .execute()

test('a mail to a holder that comes back has failed: operators and reporter hear, once', async () => {
  const { number, delivery } = await aSentReport()
  await emptyQueues(db)
  const bounced = { delivery, answer: '550 5.1.1 [address] no such mailbox' }
  expect(await bounceDelivery(db, bounced)).toEqual({ first: true })
  expect(await bounceDelivery(db, bounced)).toEqual({ first: false })
  expect(await deliveriesBy(db, { id: delivery }, 1)).toMatchObject([{ state: 'failed' }])
  expect(await attemptsOf(db, [delivery], 9)).toMatchObject([{ outcome: 'refused', answer: bounced.answer }])
  expect(await operatorLetters(delivery)).toHaveLength(1)
  const letters = await lettersOf(number)
  const news = await Promise.all(letters.map(({ id }) => newsIn(db, id, 'new')))
  expect(news.flat().filter(({ act }) => act === 'bounce')).toHaveLength(1)
  const happened = await happeningsOf(db, number, { is: 'public' })
  expect(happened.map(({ act }) => act)).toEqual(['confirm', 'deliver', 'bounce'])
})

test('what never was sent does not bounce', async () => {
  await aReport(db)
  const { id: delivery } = await takeOne(db)
  expect(await bounceDelivery(db, { delivery, answer: '550' })).toEqual({ first: false })
  expect(await operatorLetters(delivery)).toEqual([])
})

test('an address that letters come back from rests until it is proven again', async () => {
  const { email, letter } = await aSentReport()
  expect(await addressRests(db, email)).toBe(false)
  expect(await bounceLetter(db, { letter, at: soon() })).toEqual({ first: true })
  expect(await bounceLetter(db, { letter, at: soon() })).toEqual({ first: false })
  expect(await addressRests(db, email)).toBe(true)
  await provenPerson(db, { email, language: 'sv' })
  expect(await addressRests(db, email)).toBe(false)
})

test('word that comes late does not silence an address that was proven since', async () => {
  const { email, letter } = await aSentReport()
  const before = new Date()
  await sql`select pg_sleep(0.01)`.execute(db)
  await provenPerson(db, { email, language: 'sv' })
  await bounceLetter(db, { letter, at: before })
  expect(await addressRests(db, email)).toBe(false)
})
