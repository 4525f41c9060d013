import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { emailReceiver } from '#integrations/email/email-receiver.ts'
import { smtpMailer } from '#mail/smtp-mailer.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { handOver } from '#reports/hand-over.ts'
import { lapseQuestions } from '#reports/lapse-questions.ts'
import { moveCase } from '#reports/move-case.ts'
import { returnCase } from '#reports/passing/return-case.ts'
import { remindOfQuestions } from '#reports/remind-of-questions.ts'
import { sendMessage } from '#reports/send-message.ts'
import { unsubscribe } from '#reports/unsubscribe.ts'
import { openTestDatabase } from '../../test/database.ts'
import { testPhotos } from '../../test/photos.ts'
import { alingsas, aReport, fillBodies, theBody } from '../../test/reports.ts'
import { startSmtpServer } from '../../test/smtp-server.ts'
import { makeTables } from '../../test/tables.ts'
import { waysBack } from './ways-back.ts'
import { startWorker } from './worker.ts'

const database = await openTestDatabase()
const { db } = database
await fillBodies(db)
const links = linksSignedBy(await signingKeys(db))
const server = await startSmtpServer()
const baseUrl = 'http://localhost:3000'
const mailDomain = 'svar.fixamingata.example'
const operatorEmail = 'drift@fixamingata.example'
const mailer = smtpMailer({ url: server.url, from: 'felanmalan@fixamingata.example' })
const worker = await startWorker({
  ...{ links, mailer, baseUrl, mailDomain, operatorEmail, trafikverket: null, lettersPerHour: 100_000 },
  photos: await testPhotos(),
  database: { ...database, close: async () => undefined },
  reachable: [],
  dropFolder: '/nowhere',
  tables: () => makeTables(),
  email: emailReceiver({
    ...{ mailer, baseUrl, takesReplies: true, categoryName: (code) => code },
    waysBack: (id) => waysBack({ links, mailDomain, operatorEmail }, { what: 'delivery', id }),
  }),
})
afterAll(async () => {
  await worker.stop()
  mailer.close()
  await server.stop()
})

const theirs = theBody(alingsas)
const municipality = 'kommun@alingsas.example'
const agency = 'trafikverket@trafikverket.example'
const mail = (to: string, number: number, words: string) =>
  server.waitForMail(
    (one) => one.to === to && one.subject.includes(String(number)) && one.text.includes(words),
    15_000,
  )

/** A report whose question has been asked so many days ago. */
async function asked(email: string, days = 0) {
  const report = await aReport(db, { email })
  await mail(email, report.number, 'är skickad till')
  await moveCase(db, { caseId: report.caseId, act: 'ask', by: theirs, words: 'Vilken sida av vägen?' })
  await sql`update cases set state_since = state_since - make_interval(days => ${days}) where id = ${report.caseId}`.execute(
    db,
  )
  // What is told within ten minutes would be joined.
  await sql`update letters set next_at = now() where report = ${report.number} and state = 'queued'`.execute(
    db,
  )
  await sql`update followers set last_letter_at = null, told_at = null where report = ${report.number}`.execute(
    db,
  )
  return report
}

test('a question goes to the reporter at once, to be answered by mail or by its page, and the answer to the body', async () => {
  const email = 'ada@fragad.example'
  const { number, person, caseId } = await asked(email)
  const question = await mail(email, number, 'Vilken sida av vägen?')
  expect(question.text).toMatch(/\/min-rapport\/k1\.[\w.-]+\/komplettera/)
  expect(question.headers.get('reply-to')).toMatch(/^svar-l1\./)
  expect(question.text).toContain('Du kan svara på det här brevet.')
  await sendMessage(db, { report: number, person, door: 'mail', words: 'Norra sidan.' })
  const answer = await mail(municipality, number, 'Norra sidan.')
  expect(answer.text).toMatch(/SVAR PÅ ER FRÅGA|Svar på er fråga/i)
  expect(answer.text).toMatch(/Vilken sida av vägen\?[\s\S]*Norra sidan\./)
  const { state } = await db
    .selectFrom('cases')
    .select('state')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  expect(state).toBe('new')
})

test('after a week the reporter is reminded once, with the question; who has stopped letters is not', async () => {
  const email = 'bo@fragad.example'
  const { number } = await asked(email, 8)
  const silent = await asked('siv@fragad.example', 8)
  await unsubscribe(db, { report: silent.number, person: silent.person, door: 'web' })
  expect(await remindOfQuestions(db)).toBe(1)
  expect(await remindOfQuestions(db)).toBe(0)
  const reminder = await mail(email, number, 'väntar på ditt svar')
  expect(reminder.text).toContain('Vilken sida av vägen?')
  expect(reminder.text).toContain('/komplettera')
})

test('after two weeks the case goes on, and both are told', async () => {
  const email = 'ida@fragad.example'
  const { number, caseId } = await asked(email, 15)
  expect(await remindOfQuestions(db)).toBe(0)
  await lapseQuestions(db)
  expect((await mail(municipality, number, 'inte svarat inom 14 dagar')).text).toContain(
    'Vilken sida av vägen?',
  )
  await sql`update letters set next_at = now() where report = ${number} and state = 'queued'`.execute(db)
  await mail(email, number, 'fick inget svar på sin fråga')
  expect(
    await db.selectFrom('cases').select('state').where('id', '=', caseId).executeTakeFirstOrThrow(),
  ).toEqual({ state: 'new' })
})

test('who sends a case on hears that it was accepted, without learning more of the reporter', async () => {
  const { number, caseId } = await aReport(db, { email: 'eva@fragad.example' })
  const next = await handOver(db, { caseId, by: theirs, to: 'trafikverket', words: 'Väg 180 är er.' })
  const passed = await mail(agency, number, 'Väg 180 är er.')
  expect(passed.text).toContain('Alingsås kommun har skickat en felanmälan vidare till er')
  await moveCase(db, {
    ...{ caseId: next.id, act: 'plan', by: theBody('trafikverket'), plannedFor: '2027-01-15' },
    words: 'Vi lagar i januari.',
  })
  const told = await mail(municipality, number, 'Trafikverket har tagit emot ärendet')
  expect(told.text).toContain('Vi lagar i januari.')
  expect(told.raw.toString()).not.toContain('eva@fragad.example')
  expect(JSON.parse(told.attachments[0]?.content ?? '')).toMatchObject({ kind: 'accepted', number })
})

test('who sends a case on hears that it came back, or has gone on from there', async () => {
  const back = await aReport(db, { email: 'per@fragad.example' })
  const next = await handOver(db, { caseId: back.caseId, by: theirs, to: 'trafikverket', words: 'Er väg.' })
  await returnCase(db, { caseId: next.id, by: theBody('trafikverket'), words: 'Kommunal sedan 2019.' })
  const returned = await mail(municipality, back.number, 'Kommunal sedan 2019.')
  expect(returned.text).toContain('Trafikverket har skickat tillbaka en felanmälan till er')
  const on = await aReport(db, { email: 'ulf@fragad.example' })
  const second = await handOver(db, { caseId: on.caseId, by: theirs, to: 'trafikverket', words: 'Er väg.' })
  await handOver(db, { caseId: second.id, by: theBody('trafikverket'), to: '1490', words: 'Borås väg.' })
  const gone = await mail(municipality, on.number, 'till Borås')
  expect(gone.text).toContain('Borås väg.')
})
