import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '../../../test/database.ts'
import { aMail } from '../../../test/mails.ts'
import { alingsas, aReport, emptyQueues, fillBodies, theBody } from '../../../test/reports.ts'
import { happeningsOf } from '../happenings.ts'
import { newsIn } from '../letters/news-in-letter.ts'
import { moveCase } from '../move-case.ts'
import type { MailSaid } from './mail-act.ts'
import { settleBodySaid } from './settle-said.ts'
import { takeBodyMail } from './take-body-mail.ts'
import { undoSaid } from './undo-said.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))

const words = 'Vi lagar i veckan.'

async function aCase() {
  const report = await aReport(db, { email: `${randomUUID()}@invanare.example` })
  await emptyQueues(db)
  return report
}
type Made = Awaited<ReturnType<typeof aCase>>

async function sent({ number, caseId }: Made, said: MailSaid | null): Promise<string> {
  const mail = await aMail(db)
  const came = {
    mail,
    caseId,
    report: number,
    holder: alingsas,
    link: null,
    to: 'bo@alingsas.example',
    words,
  }
  await takeBodyMail(db, said ? { ...came, said } : { ...came, why: 'unclear', candidates: ['fix'] })
  return mail
}

const undo = (mail: string) => undoSaid(db, { mail, link: mail })

const stateOf = async (report: number) => {
  const { state } = await db
    .selectFrom('cases')
    .select('state')
    .where('report', '=', report)
    .executeTakeFirstOrThrow()
  return state
}

const said = async (report: number) =>
  (await happeningsOf(db, report, { is: 'reporter' })).flatMap((one) => (one.words === words ? one.act : []))

/** What the letters that wait would tell. */
async function toldOf(report: number): Promise<string[]> {
  const letters = await db
    .selectFrom('letters')
    .select('id')
    .where('report', '=', report)
    .where('kind', '=', 'news')
    .where('state', '=', 'queued')
    .execute()
  const news = await Promise.all(letters.map(({ id }) => newsIn(db, id, 'new')))
  return news.flat().map(({ act }) => act)
}

test('a move is taken back, and what was said with it is read by nobody and told in no letter', async () => {
  const report = await aCase()
  const mail = await sent(report, { act: 'plan', words, day: '2026-12-03' })
  expect([await stateOf(report.number), await said(report.number)]).toEqual(['planned', ['answer']])
  expect(await toldOf(report.number)).toEqual(['plan', 'answer'])
  await undo(mail)
  expect([await stateOf(report.number), await said(report.number)]).toEqual(['new', []])
  expect(await toldOf(report.number)).toEqual([])
})

test('an answer is taken back; another one stays', async () => {
  const report = await aCase()
  const first = await sent(report, { act: 'answer', words })
  await sent(report, { act: 'answer_all', words })
  await undo(first)
  expect(await said(report.number)).toEqual(['answer'])
  expect(await toldOf(report.number)).toEqual(['answer'])
})

test('what was chosen on the page is taken back like what was understood', async () => {
  const report = await aCase()
  const mail = await sent(report, null)
  expect(await settleBodySaid(db, { mail, link: mail, said: { act: 'fix' } })).toBe(null)
  expect(await said(report.number)).toEqual(['answer'])
  await undo(mail)
  expect([await stateOf(report.number), await said(report.number)]).toEqual(['new', []])
})

test('a case that has moved on since is not moved back by an old mail', async () => {
  const report = await aCase()
  const mail = await sent(report, { act: 'receive', words })
  await moveCase(db, { caseId: report.caseId, act: 'start', by: theBody(alingsas) })
  await expect(undo(mail)).rejects.toMatchObject({ why: 'state' })
  expect([await stateOf(report.number), await said(report.number)]).toEqual(['in_progress', ['answer']])
})
