import { expect, test } from 'vitest'
import { swedishDay } from '#i18n/formats.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { changeFollowPace } from '#reports/change-follow-pace.ts'
import { followReport } from '#reports/follow-report.ts'
import { moveCase } from '#reports/move-case.ts'
import { joinPersons } from '#reports/persons/join-persons.ts'
import { unsubscribe } from '#reports/unsubscribe.ts'
import { openTestDatabase } from '../../test/database.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { alingsas, aQuietReport, fillBodies, lund, theBody } from '../../test/reports.ts'
import { someAddress } from '../../test/watches.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { server, mailTo } = await sendingLetters(db)

/** Seven has struck. */
const morning = (person: number) =>
  db
    .updateTable('letters')
    .set({ next_at: new Date() })
    .where('person', '=', person)
    .where('state', '=', 'queued')
    .execute()

const waiting = (person: number) =>
  db
    .selectFrom('letters')
    .select(['report', 'next_at'])
    .where('person', '=', person)
    .where('state', '=', 'queued')
    .execute()

/** Somebody who reported one thing and follows another, both at a pace. */
async function aFollower(pace: 'daily' | 'weekly') {
  const email = someAddress()
  const own = await aQuietReport(db, { email, title: 'Min lampa' })
  const neighbours = { email: someAddress(), title: 'Grannens hål', municipality: lund }
  const other = await aQuietReport(db, neighbours)
  const { person } = own
  await followReport(db, { report: other.number, municipality: lund }, person, 'sv')
  for (const { number } of [own, other])
    await changeFollowPace(db, { report: number, person, pace, door: 'web' })
  return { email, person, own, other }
}

test('what happens with all that is followed daily comes in one letter in the morning, and nothing when nothing has', async () => {
  const { email, person, own, other } = await aFollower('daily')
  expect(await waiting(person)).toEqual([])
  await moveCase(db, { caseId: own.caseId, act: 'receive', by: theBody(alingsas) })
  await answerReporter(db, {
    caseId: other.caseId,
    by: theBody(lund),
    audience: 'update',
    words: 'Vi kommer.',
  })
  await moveCase(db, { caseId: other.caseId, act: 'start', by: theBody(lund) })
  const [letter, another] = await waiting(person)
  expect(another).toBeUndefined()
  expect(letter?.report).toBeNull()
  expect(letter?.next_at.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm' })).toBe('07:00:00')
  await morning(person)
  const mail = await mailTo(email, 'Det här har hänt med 2 ärenden som du följer')
  expect(mail.text).toMatch(/MIN LAMPA[\s\S]*GRANNENS HÅL[\s\S]*Vi kommer\./)
  expect(mail.text.match(/\/avsluta\/k1\./g)).toHaveLength(2)
  expect(mail.text).toMatch(/\/min-rapport\/k1\./)
  expect(mail.text).toMatch(/\/mina-bevakningar\/k1\./)
  expect(mail.headers.get('list-unsubscribe')).toMatch(
    /^<http:\/\/localhost:3000\/mina-bevakningar\/k1\.[\w.-]+>$/,
  )
  expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(await waiting(person)).toEqual([])
})

test('a question, and a fix that is asked about, reach the reporter at once, with what had waited', async () => {
  const { email, person, own, other } = await aFollower('weekly')
  await moveCase(db, { caseId: own.caseId, act: 'receive', by: theBody(alingsas) })
  await moveCase(db, { caseId: other.caseId, act: 'fix', by: theBody(lund) })
  const [gathered] = await waiting(person)
  expect(swedishDay(gathered?.next_at ?? new Date(0))).toSatisfy(
    (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay() === 1,
  )
  await moveCase(db, { caseId: own.caseId, act: 'ask', by: theBody(alingsas), words: 'Vilken stolpe?' })
  const mail = await mailTo(email, 'behöver veta mer')
  expect(mail.text).toContain('Vilken stolpe?')
  expect(mail.text).toContain('tagit emot')
  await morning(person)
  const rest = await mailTo(email, 'Det här har hänt med ett ärende som du följer')
  expect(rest.text).toContain('GRANNENS HÅL')
  expect(rest.text).not.toContain('MIN LAMPA')
  expect(rest.text).toMatch(/\/stammer\/k1\./)
  expect(rest.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
})

test('a pace that changes takes with it what waits; what has been stopped is left out', async () => {
  const { email, person, own, other } = await aFollower('weekly')
  await moveCase(db, { caseId: own.caseId, act: 'receive', by: theBody(alingsas) })
  await moveCase(db, { caseId: other.caseId, act: 'start', by: theBody(lund) })
  await changeFollowPace(db, { report: own.number, person, pace: 'at_once', door: 'web' })
  await mailTo(email, 'har tagit emot ärendet')
  await unsubscribe(db, { report: other.number, person, door: 'web' })
  await morning(person)
  await expect.poll(() => waiting(person), { timeout: 8_000 }).toEqual([])
  expect(server.mails.filter(({ to }) => to === email)).toHaveLength(1)
})

test('two addresses that become one hear once, by the letter that comes first', async () => {
  const [daily, weekly] = [await aFollower('daily'), await aFollower('weekly')]
  const report = daily.other.number
  await followReport(db, { report, municipality: lund }, weekly.person, 'sv')
  await changeFollowPace(db, { report, person: weekly.person, pace: 'weekly', door: 'web' })
  await moveCase(db, { caseId: daily.other.caseId, act: 'start', by: theBody(lund) })
  await moveCase(db, { caseId: weekly.own.caseId, act: 'receive', by: theBody(alingsas) })
  await db.transaction().execute((tx) => joinPersons(tx, { from: weekly.person, into: daily.person }))
  const told = await db
    .selectFrom('letter_news')
    .innerJoin('letters', 'letters.id', 'letter_news.letter')
    .select(['letter_news.event', 'letters.next_at'])
    .where('letters.person', '=', daily.person)
    .where('letters.state', '=', 'queued')
    .execute()
  expect(told).toHaveLength(2)
  expect(new Set(told.map(({ event }) => event)).size).toBe(2)
})
