import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '#database/transaction.ts'
import { addressRests } from '#people/address-rests.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { happeningsOf } from '#reports/happenings.ts'
import { saidByMail } from '#reports/mails/said-queries.ts'
import { settleBodySaid } from '#reports/mails/settle-said.ts'
import { moveCase } from '#reports/move-case.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { anIncomingMail } from '../../../test/mails.ts'
import { aJpeg, testPhotos } from '../../../test/photos.ts'
import { aDraft, alingsas, aReport, emptyQueues, fillBodies, theBody } from '../../../test/reports.ts'
import type { MailToActOn } from '../ledger/incoming-mail.ts'
import { actOnMail } from './act-on-mail.ts'

const { db } = await openTestDatabase()
const photos = await testPhotos()
const links = linksSignedBy(await signingKeys(db))
const host = 'fixamingata.example'
const act = actOnMail({ links, photos, host, ownAddresses: [`felanmalan@${host}`] })
const registered = 'kommun@alingsas.example'
const officer = 'bo.ek@alingsas.example'

beforeAll(() => fillBodies(db))
beforeEach(() => emptyQueues(db))

async function aThread() {
  const email = `${randomUUID()}@invanare.example`
  const report = await aReport(db, { email })
  await emptyQueues(db)
  const { id: delivery } = await db
    .selectFrom('deliveries')
    .select('id')
    .where('report', '=', report.number)
    .executeTakeFirstOrThrow()
  await moveCase(db, { caseId: report.caseId, act: 'receive', by: theBody(alingsas) })
  const { id: letter } = await db
    .selectFrom('letters')
    .select('id')
    .where('report', '=', report.number)
    .where('kind', '=', 'news')
    .executeTakeFirstOrThrow()
  await emptyQueues(db)
  const at = (way: 'reply' | 'bounce', what: 'letter' | 'delivery', id: string) =>
    `${links.mailbox(way, { what, id })}@svar.${host}`
  return {
    ...{ ...report, email, delivery, letter },
    toCase: at('reply', 'delivery', delivery),
    toLetter: at('reply', 'letter', letter),
    caseBounce: at('bounce', 'delivery', delivery),
    letterBounce: at('bounce', 'letter', letter),
  }
}

const acted = (mail: MailToActOn) => inTransaction(db, (tx) => act(tx, mail))
const mail = (written: Parameters<typeof anIncomingMail>[1]) => anIncomingMail(db, written)

const stateOf = async (report: number) => {
  const { state } = await db
    .selectFrom('cases')
    .select('state')
    .where('report', '=', report)
    .where('is_present', '=', true)
    .executeTakeFirstOrThrow()
  return state
}

/** Whom we have written to of a mail. */
const toldOf = async ({ id }: MailToActOn) => {
  const letters = await db.selectFrom('letters').select('address').where('mail', '=', id).execute()
  return letters.map(({ address }) => address)
}

test('a municipality moves its case by a line, and is told how it was understood', async () => {
  const { number, toCase } = await aThread()
  const came = await mail({
    from: officer,
    to: toCase,
    text: 'Hej!\n\nÅtgärdat i dag. Tack för din anmälan.\n',
  })
  expect(await acted(came)).toMatchObject({ reason: 'done_by_body', report: number })
  expect(await stateOf(number)).toBe('fixed')
  expect(await toldOf(came)).toEqual([officer])
  expect(await saidByMail(db, came.id)).toMatchObject({ act: 'fix', why: null })
})

test('what it writes without a line is an answer to the reporter alone', async () => {
  const { number, toCase } = await aThread()
  const text = 'Hej Ada, vi åker dit på torsdag och tittar på det. Hälsningar Bo'
  expect(await acted(await mail({ from: officer, to: toCase, text }))).toMatchObject({
    reason: 'done_by_body',
  })
  expect(await stateOf(number)).toBe('received')
  const read = async (is: 'public' | 'reporter') =>
    (await happeningsOf(db, number, { is })).filter(({ act, words }) => act === 'answer' && words).length
  expect([await read('public'), await read('reporter')]).toEqual([0, 1])
})

test.for([
  ['an address of its domain that nothing proves', { from: officer, proven: null }],
  ['another domain, proven', { from: 'bo.ek@alingsas.example.evil.example' }],
  ['the reporter, who got the address out of a quote', { from: 'ada@invanare.example' }],
  ['a proven domain beside the one that is shown', { from: officer, proven: 'evil.example' }],
] as const)('from %s nothing is done; the registered mailbox is asked', async ([, from]) => {
  const { number, toCase } = await aThread()
  const came = await mail({ ...from, to: toCase, text: 'Åtgärdat' })
  expect(await acted(came)).toMatchObject({ reason: 'asked_back' })
  expect(await stateOf(number)).toBe('received')
  expect(await toldOf(came)).toEqual([registered])
  expect(await saidByMail(db, came.id)).toMatchObject({ act: null, why: 'not_theirs', candidates: ['fix'] })
})

test('what has a personal number is not kept, whoever wrote it, and nothing can be chosen of it', async () => {
  const { toCase } = await aThread()
  for (const proven of [undefined, null]) {
    const text = 'Anna 19811218-9876 ringde om hålet.'
    const came = await mail({ from: officer, to: toCase, text, ...(proven === null && { proven }) })
    expect(await acted(came)).toMatchObject({ reason: 'asked_back' })
    expect(await saidByMail(db, came.id)).toMatchObject({ why: 'personal_number', words: '' })
    const choosing = { mail: came.id, link: came.id, said: { act: 'answer' } } as const
    await expect(settleBodySaid(db, choosing)).rejects.toThrow('as it is')
  }
})

test('what is unclear is asked back to whoever wrote it', async () => {
  const { number, toCase } = await aThread()
  const came = await mail({ from: officer, to: toCase, text: 'Dublett' })
  expect(await acted(came)).toMatchObject({ reason: 'asked_back' })
  expect(await stateOf(number)).toBe('received')
  expect(await toldOf(came)).toEqual([officer])
})

test('a resident’s reply goes to the holder, and opens a case that was closed', async () => {
  const { number, caseId, email, toLetter } = await aThread()
  const first = await mail({ from: email, to: toLetter, text: 'Det gungar när man kör över.' })
  expect(await acted(first)).toMatchObject({ reason: 'sent_to_holder', report: number })
  await moveCase(db, { caseId, act: 'fix', by: theBody(alingsas) })
  const still = await mail({
    ...{ from: email, to: toLetter, text: 'Fortfarande trasigt!', proven: null },
    photos: [await aJpeg()],
  })
  expect(await acted(still)).toMatchObject({ reason: 'sent_to_holder' })
  expect(await stateOf(number)).toBe('new')
  const photosOfIt = await db.selectFrom('photos').select('entry').where('form', '=', still.id).execute()
  expect(photosOfIt).toEqual([{ entry: expect.any(Number) }])
  expect(await happeningsOf(db, number, { is: 'public' })).not.toMatchObject([
    { words: 'Det gungar när man kör över.' },
  ])
})

test('an unknown sender is asked at a proven address; one that nothing proves is not written to', async () => {
  const { number, toLetter } = await aThread()
  const other = `${randomUUID()}@jobbet.example`
  const proven = await mail({ from: other, to: toLetter, text: 'Det är jag, från jobbet.' })
  expect(await acted(proven)).toMatchObject({ reason: 'asked_back', report: number })
  expect(await toldOf(proven)).toEqual([other])
  const forged = `${randomUUID()}@jobbet.example`
  const unproven = await mail({ from: forged, to: toLetter, text: 'Hej', proven: null })
  expect(await acted(unproven)).toMatchObject({ reason: 'not_proven' })
  expect(await toldOf(unproven)).toEqual([])
})

test('what machines write moves nothing', async () => {
  const { number, toCase } = await aThread()
  const away = await mail({
    ...{ from: officer, to: toCase, subject: 'Autosvar: Åtgärdat', text: 'Åtgärdat' },
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  const { reason } = await acted(away)
  expect(['out_of_office', 'auto_reply']).toContain(reason)
  expect(await stateOf(number)).toBe('received')
  expect(await toldOf(away)).toEqual([])
})

const bounceText = (recipient: string) =>
  `This is the mail system at host mail.example.\n\n<${recipient}>: host mx.example said: 550 5.1.1 No such user here\n`

test('a bounce is believed by the address our mail left from, and by that alone', async () => {
  const { number, email, delivery, letterBounce, caseBounce, toCase } = await aThread()
  const bounce = (to: string) =>
    mail({
      ...{ from: 'MAILER-DAEMON@mail.example', sender: '', to, text: bounceText(email) },
      subject: 'Undelivered Mail Returned to Sender',
    })
  expect(await acted(await bounce(toCase))).toEqual({ reason: 'bounce_of_nothing' })
  expect(await acted(await bounce(letterBounce))).toMatchObject({ reason: 'address_rests' })
  expect(await addressRests(db, email)).toBe(true)
  expect(await acted(await bounce(caseBounce))).toMatchObject({ reason: 'delivery_failed' })
  expect(await acted(await bounce(caseBounce))).toMatchObject({ reason: 'known_before' })
  const { state } = await db
    .selectFrom('deliveries')
    .select('state')
    .where('id', '=', delivery)
    .executeTakeFirstOrThrow()
  expect(state).toBe('failed')
  expect((await happeningsOf(db, number, { is: 'public' })).map(({ act }) => act)).toContain('bounce')
})

test('to an address that is none of ours nothing is done', async () => {
  const came = await mail({ from: officer, to: `svar-d1.${'a'.repeat(46)}@svar.${host}`, text: 'Åtgärdat' })
  expect(await acted(came)).toEqual({ reason: 'unknown_address' })
})

/** A draft that waits for its letter to be pressed, and where that letter is answered to. */
async function anAskedDraft() {
  const email = `${randomUUID()}@invanare.example`
  const draft = aDraft({ email })
  await saveDraft(db, draft)
  const { letter, link } = await db
    .selectFrom('letter_drafts')
    .select(['letter', 'link'])
    .where('draft', '=', draft.id)
    .executeTakeFirstOrThrow()
  await emptyQueues(db)
  const to = `${links.mailbox('reply', { what: 'letter', id: letter })}@svar.${host}`
  const sentAgain = () =>
    db
      .selectFrom('letters')
      .innerJoin('letter_drafts', 'letter_drafts.letter', 'letters.id')
      .select(['letter_drafts.link', 'letters.kind'])
      .where('letter_drafts.draft', '=', draft.id)
      .where('letters.answers', 'is not', null)
      .execute()
  return { email, to, link, sentAgain }
}

test('an answer to a letter that asks for a press gets the same link once more, a few times an hour', async () => {
  const { email, to, link, sentAgain } = await anAskedDraft()
  const text = 'Bekräfta'
  const other = await mail({ from: `${randomUUID()}@invanare.example`, to, text })
  expect(await acted(other)).toEqual({ reason: 'not_about_report' })
  expect(await acted(await mail({ from: email, to, text, proven: null }))).toEqual({
    reason: 'asked_once_more',
  })
  expect(await sentAgain()).toEqual([{ link, kind: 'confirm' }])
  for (let count = 0; count < 4; count += 1) await acted(await mail({ from: email, to, text }))
  expect(await acted(await mail({ from: email, to, text }))).toEqual({ reason: 'asked_too_often' })
})

test('whoever says no to it is left in peace', async () => {
  const { email, to, sentAgain } = await anAskedDraft()
  expect(await acted(await mail({ from: email, to, text: 'Nej, jag vill inte' }))).toEqual({
    reason: 'declined',
  })
  expect(await sentAgain()).toEqual([])
})

test('an answer to a letter about several reports is told how to be heard', async () => {
  const { person, email } = await aThread()
  const gathered = randomUUID()
  await sql`insert into letters (id, kind, person, language, state) values (${gathered}, 'news', ${person}, 'sv', 'sent')`.execute(
    db,
  )
  const to = `${links.mailbox('reply', { what: 'letter', id: gathered })}@svar.${host}`
  const came = await mail({ from: email, to, text: 'Den är kvar.' })
  expect(await acted(came)).toEqual({ reason: 'asked_once_more' })
  const told = await db
    .selectFrom('letters')
    .innerJoin('links', 'links.id', 'letters.link')
    .select(['letters.person', 'links.act'])
    .where('letters.kind', '=', 'which_report')
    .where('letters.answers', '=', came.id)
    .execute()
  expect(told).toEqual([{ person, act: 'watches' }])
  const other = await mail({ from: `${randomUUID()}@invanare.example`, to, text: 'Den är kvar.' })
  expect(await acted(other)).toEqual({ reason: 'not_about_report' })
})

test('a mail that a person has given to a report is done as an answer about it', async () => {
  const { number, email } = await aThread()
  const to = `info@${host}`
  expect(await acted(await mail({ from: officer, to, text: 'Åtgärdat' }))).toEqual({
    reason: 'unknown_address',
  })
  const byHolder = await mail({ from: officer, to, text: 'Åtgärdat', givenTo: number })
  expect(await acted(byHolder)).toMatchObject({ reason: 'done_by_body', report: number })
  expect(await stateOf(number)).toBe('fixed')
  const byReporter = { from: email, to, text: 'Fortfarande trasigt', givenTo: number }
  expect(await acted(await mail({ ...byReporter, proven: null }))).toMatchObject({ reason: 'asked_back' })
  expect(await stateOf(number)).toBe('fixed')
  expect(await acted(await mail(byReporter))).toMatchObject({ reason: 'sent_to_holder' })
  expect(await stateOf(number)).toBe('new')
  const other = `${randomUUID()}@jobbet.example`
  const byOther = await mail({ from: other, to, text: 'Jag ser det också', givenTo: number })
  expect(await acted(byOther)).toMatchObject({ reason: 'asked_back' })
  expect(await toldOf(byOther)).toEqual([other])
  const byNobody = await mail({ from: other, to, text: 'Hej', givenTo: number, proven: null })
  expect(await acted(byNobody)).toMatchObject({ reason: 'not_proven' })
})
