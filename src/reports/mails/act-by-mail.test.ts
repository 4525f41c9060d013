import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { aJpeg, received, testPhotos } from '../../../test/photos.ts'
import { alingsas, aReport, emptyQueues, fillBodies, lund, theBody } from '../../../test/reports.ts'
import { happeningsOf } from '../happenings.ts'
import { keepPhoto } from '../photos/keep-photo.ts'
import { actByMail } from './act-by-mail.ts'
import { type MailAct, type MailSaid, mailActs } from './mail-act.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))

const words = 'Vi lagar i veckan.'
const by = { ...theBody(alingsas), door: 'mail' } as const

async function aCase() {
  const report = await aReport(db, { email: `${randomUUID()}@invanare.example` })
  await emptyQueues(db)
  return report
}

const act = (caseId: number, said: MailSaid, audience: 'update' | 'message' = 'message') =>
  inTransaction(db, (tx: Db) => actByMail(tx, { caseId, by, said, audience }))

const stands = async (report: number) => {
  const cases = await db
    .selectFrom('cases')
    .select(['state', 'holder', 'planned_for', 'main_report'])
    .where('report', '=', report)
    .where('is_present', '=', true)
    .execute()
  return cases[0]
}

const readBy = async (report: number, is: 'public' | 'reporter') =>
  (await happeningsOf(db, report, { is })).filter((one) => one.words === words).length

const details: Partial<Record<MailAct, Partial<MailSaid>>> = {
  plan: { day: '2026-12-03' },
  hand_over: { to: 'lund' },
}

const outcomes: Record<MailAct, object> = {
  receive: { state: 'received' },
  investigate: { state: 'investigating' },
  ask: { state: 'needs_information' },
  plan: { state: 'planned', planned_for: '2026-12-03' },
  start: { state: 'in_progress' },
  fix: { state: 'fixed' },
  decline: { state: 'no_action' },
  hand_over: { state: 'new', holder: lund },
  return: { state: 'new', holder: 'foreningen' },
  mark_duplicate: { state: 'duplicate' },
  answer: { state: 'new' },
  answer_all: { state: 'new' },
  note: { state: 'new' },
}

test.for(mailActs)('%s does to the case what its page would', async (name) => {
  const main = await aCase()
  const { number, caseId } = await aCase()
  const said = { act: name, words, ...details[name], duplicateOf: main.number }
  expect(await act(caseId, said)).toBe(null)
  expect(await stands(number)).toMatchObject(outcomes[name])
})

test.for([
  ['receive', 'message', 0, 1],
  ['receive', 'update', 1, 1],
  ['fix', 'message', 0, 1],
  ['fix', 'update', 1, 1],
  ['decline', 'message', 1, 1],
  ['ask', 'message', 1, 1],
  ['answer', 'update', 0, 1],
  ['answer_all', 'message', 1, 1],
  ['note', 'update', 0, 0],
] as const)('words with %s by a body whose mails are a %s', async ([name, audience, all, reporter]) => {
  const { number, caseId } = await aCase()
  expect(await act(caseId, { act: name, words }, audience)).toBe(null)
  expect([await readBy(number, 'public'), await readBy(number, 'reporter')]).toEqual([all, reporter])
})

test.for([
  ['to a body that nobody knows', { act: 'hand_over', words, to: 'Grannen' }, 'unknown_body'],
  ['to a name that several have', { act: 'hand_over', words, to: 'several' }, 'unknown_body'],
  ['to itself', { act: 'hand_over', words, to: 'Alingsås' }, 'refused'],
  [
    'into a report that is not there',
    { act: 'mark_duplicate', words, duplicateOf: 9_999_999 },
    'unknown_report',
  ],
] as const)('%s nothing is done', async ([, said, why]) => {
  const { number, caseId } = await aCase()
  const before = await happeningsOf(db, number, { is: 'public' })
  expect(await act(caseId, said)).toEqual({ why })
  expect(await happeningsOf(db, number, { is: 'public' })).toEqual(before)
  expect(await stands(number)).toMatchObject({ state: 'new', holder: alingsas })
})

test.for(['ask', 'decline', 'answer', 'answer_all', 'note'] as const)(
  '%s without words is not done',
  async (name) => {
    const { number, caseId } = await aCase()
    expect(await act(caseId, { act: name, words: '' })).toEqual({ why: 'no_words' })
    expect(await stands(number)).toMatchObject({ state: 'new' })
  },
)

test.for([
  ['receive', ''],
  ['plan', words],
  ['fix', ''],
  ['note', words],
] as const)('photos that came with %s stand with what was said', async ([name, said]) => {
  const { number, caseId } = await aCase()
  const form = randomUUID()
  const path = await received(photos, await aJpeg())
  await keepPhoto(db, photos, { id: randomUUID(), form, path, draft: null })
  const doing = { caseId, by, said: { act: name, words: said }, form, audience: 'message' } as const
  expect(await inTransaction(db, (tx) => actByMail(tx, doing))).toBe(null)
  const kept = await db.selectFrom('photos').select(['report', 'entry']).where('form', '=', form).execute()
  expect(kept).toEqual([{ report: number, entry: expect.any(Number) }])
})

test('what is over is not undone by a late mail, and what is another’s not touched', async () => {
  const { caseId } = await aCase()
  await act(caseId, { act: 'fix', words: '' })
  expect(await act(caseId, { act: 'plan', words, day: '2026-12-03' })).toEqual({ why: 'refused' })
  const other = await aReport(db, { municipality: lund, email: `${randomUUID()}@invanare.example` })
  expect(await act(other.caseId, { act: 'fix', words })).toEqual({ why: 'refused' })
})
