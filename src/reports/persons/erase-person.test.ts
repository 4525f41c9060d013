import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openSession } from '#people/sessions.ts'
import { aConnection, anExchange } from '../../../test/connections.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { anAddress, linksOf, sendLetters, somebodyBusy, tablesWith } from '../../../test/person.ts'
import { testPhotos } from '../../../test/photos.ts'
import { aReport, emptyQueues, fillBodies } from '../../../test/reports.ts'
import { addressKey } from '../letters/address-key.ts'
import { recordLetter, takeLetters } from '../letters/take-letters.ts'
import { publicReport } from '../public-report.ts'
import { erasePerson } from './erase-person.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const photos = await testPhotos()

test('GDPR-7: who leaves is nowhere afterwards, whatever they have written and wherever', async () => {
  const { person, email, own, other, session } = await somebodyBusy(db, photos)
  const hash = addressKey(email).toString('hex')
  expect(await tablesWith(db, email)).toEqual([
    ...['drafts', 'entry_texts', 'letters', 'passkeys', 'people', 'remarks', 'report_texts'],
    ...['said_by_mail', 'unconfirmed_supports', 'watches'],
  ])
  expect(await tablesWith(db, hash)).toEqual(['letters_to_address'])
  await erasePerson(db, { person, door: 'web' })
  expect(await tablesWith(db, email), 'the last letter, until it has left').toEqual(['letters'])
  await sendLetters(db)
  expect(await tablesWith(db, email)).toEqual([])
  expect(await tablesWith(db, hash)).toEqual([])
  expect(await openSession(db, session)).toBeNull()
  expect(await linksOf(db, person)).toEqual([])
  const original = await db
    .selectFrom('report_texts')
    .select(['title', 'description', 'reporter_name'])
    .where('report', '=', own)
    .where('version', '=', 'original')
    .executeTakeFirstOrThrow()
  expect(original).toEqual({
    title: 'Djupt hål',
    description: 'Skriv till […] eller […].',
    reporter_name: null,
  })
  const shown = await publicReport(db, own)
  expect(shown).toMatchObject({ title: 'Djupt hål', reporter: null })
  const seen = await publicReport(db, other)
  expect(seen).toMatchObject({ supporters: 1, sightings: { fixed: { count: 1 } } })
  await erasePerson(db, { person, door: 'web' })
})

test('what was said of somebody with a body’s system is gone with them, and what was said of others is not', async () => {
  const email = anAddress()
  const { person, number } = await aReport(db, { email })
  const other = await aReport(db)
  const connection = await aConnection(db, { id: 'gata' })
  const deliveryOf = async (report: number) =>
    (await db.selectFrom('deliveries').select('id').where('report', '=', report).executeTakeFirstOrThrow()).id
  const own = await anExchange(db, { connection, delivery: await deliveryOf(number), asked: '{"namn":"Bo"}' })
  const told = await anExchange(db, { connection, answered: `{"epost":"${email.toUpperCase()}"}` })
  const asked = await anExchange(db, { connection, asked: `epost=${encodeURIComponent(email)}&a=1` })
  const others = await anExchange(db, {
    connection,
    delivery: await deliveryOf(other.number),
    asked: '{"a":1}',
  })
  const push = { connection, headers: '{}', state: 'done' as const }
  await db
    .insertInto('pushes')
    .values([
      { ...push, body: Buffer.from(`{"words":"Skriv till ${email}, å."}`) },
      { ...push, body: Buffer.from('{"words":"Lagat."}') },
    ])
    .execute()
  await erasePerson(db, { person, door: 'web' })
  const left = await db.selectFrom('exchanges').select(['id', 'asked', 'answered']).orderBy('id').execute()
  expect(left).toEqual([
    ...[own, told, asked].map((id) => ({ id: Number(id), asked: null, answered: null })),
    { id: Number(others), asked: '{"a":1}', answered: '{}' },
  ])
  const bodies = await db.selectFrom('pushes').select('body').orderBy('came_at').execute()
  expect(bodies.map(({ body }) => body.toString()).toSorted()).toEqual(['', '{"words":"Lagat."}'])
})

test('whoever holds an open report hears that its reporter has left, once; of one that has ended nobody is told', async () => {
  const email = anAddress()
  const open = await aReport(db, { email })
  const ended = await aReport(db, { email })
  await db.updateTable('cases').set({ state: 'fixed' }).where('id', '=', ended.caseId).execute()
  await emptyQueues(db)
  await erasePerson(db, { person: open.person, door: 'web' })
  const told = await db
    .selectFrom('deliveries')
    .select(['report', 'kind'])
    .where('state', '=', 'queued')
    .execute()
  expect(told).toEqual([{ report: open.number, kind: 'erasure' }])
  const events = await db
    .selectFrom('events')
    .select(['report', 'actor', 'facts'])
    .where('act', '=', 'erase_person')
    .where('person', '=', open.person)
    .orderBy('id')
    .execute()
  expect(events.map(({ report }) => report)).toEqual([open.number, ended.number, null])
  expect(JSON.stringify(events)).not.toContain('@')
})

test('a mailbox that refuses the last letter, and says whose it was, leaves nothing behind', async () => {
  const email = anAddress()
  const { person } = await aReport(db, { email })
  await emptyQueues(db)
  await erasePerson(db, { person, door: 'web' })
  for (const outcome of ['later', 'refused'] as const) {
    await db.updateTable('letters').set({ next_at: new Date() }).where('address', '=', email).execute()
    const [letter] = await takeLetters(db, 1)
    if (!letter) throw new Error('no letter is due')
    const { id, attempt } = letter
    await recordLetter(db, { letter: id, attempt, outcome, answer: `550 5.1.1 <${email}> unknown` })
    const { answer } = await db
      .selectFrom('letters')
      .select('answer')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(answer).toBe('550')
  }
  expect(await tablesWith(db, email)).toEqual([])
})

test('mail that somebody sent us is forgotten with them, and the ledger still has it', async () => {
  const email = anAddress()
  const { person } = await aReport(db, { email })
  await db
    .insertInto('incoming_mails')
    .values({
      ...{ id: randomUUID(), identity: randomBytes(32), message_id: 'ett@invanare.example', size: 3 },
      ...{
        content_hash: randomBytes(32),
        came_by: 'smtp',
        sender: email.toUpperCase(),
        recipients: ['svar'],
      },
      ...{ raw: Buffer.from(email), outcome: 'inbox', reason: 'unknown_address', settled_at: new Date() },
    })
    .execute()
  await erasePerson(db, { person, door: 'web' })
  const rows = await db
    .selectFrom('incoming_mails')
    .select(['sender', 'recipients', 'raw', 'outcome'])
    .where('message_id', '=', 'ett@invanare.example')
    .execute()
  expect(rows).toEqual([{ sender: null, recipients: [], raw: null, outcome: 'inbox' }])
})

test('an address that has left and comes back is somebody new', async () => {
  const email = anAddress()
  const { person } = await aReport(db, { email })
  await erasePerson(db, { person, door: 'web' })
  const again = await aReport(db, { email })
  expect(again.person).not.toBe(person)
})

test('another address that ends the same is left as it is', async () => {
  const email = anAddress()
  const { person, number } = await aReport(db, { email, description: `Fråga x${email}, inte ${email}x.se` })
  await erasePerson(db, { person, door: 'web' })
  const { description } = await db
    .selectFrom('report_texts')
    .select('description')
    .where('report', '=', number)
    .where('version', '=', 'original')
    .executeTakeFirstOrThrow()
  expect(description).toBe(`Fråga x${email}, inte ${email}x.se`)
})
