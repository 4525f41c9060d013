import { expect, test } from 'vitest'
import { answeredMail } from '#reports/answered-mail.ts'
import { followReport } from '#reports/follow-report.ts'
import { moveCase } from '#reports/move-case.ts'
import { openTestDatabase } from '../../test/database.ts'
import { sendingLetters } from '../../test/outgoing-letters.ts'
import { alingsas, aQuietReport, fillBodies, type MadeReport, theBody } from '../../test/reports.ts'
import { someAddress } from '../../test/watches.ts'
import { browse } from '../../test/web.ts'

const { db } = await openTestDatabase()
await fillBodies(db)
const { mailTo, baseUrl, links } = await sendingLetters(db)
const { post } = await browse(db, { links })

const by = theBody(alingsas)
const titles = ['Hål i gatan', 'Mörk lampa', 'Klotter på muren', 'Trasig bänk'] as const

/** Somebody who follows four reports, and has been told of the first. */
async function aFollower() {
  const email = someAddress()
  const { person } = await aQuietReport(db, { email })
  const reports: MadeReport[] = []
  for (const title of titles) reports.push(await aQuietReport(db, { email: someAddress(), title }))
  for (const { number } of reports)
    await followReport(db, { report: number, municipality: alingsas }, person, 'sv')
  const [first, ...others] = reports
  if (!first) throw new Error('no report was made')
  await moveCase(db, { caseId: first.caseId, act: 'receive', by })
  await mailTo(email, 'har tagit emot ärendet')
  return { email, person, first, others }
}

const tenMinutesLater = (person: number) =>
  db
    .updateTable('letters')
    .set({ next_at: new Date() })
    .where('person', '=', person)
    .where('state', '=', 'queued')
    .execute()

const followedBy = async (person: number) => {
  const rows = await db
    .selectFrom('followers')
    .innerJoin('report_texts', 'report_texts.report', 'followers.report')
    .select('title')
    .where('version', '=', 'published')
    .where('title', 'in', titles)
    .where('person', '=', person)
    .where('stopped_at', 'is', null)
    .orderBy('followers.report')
    .execute()
  return rows.map(({ title }) => title)
}

/** Two reports' news, in one letter. */
async function aLetterOfTwo() {
  const { email, person, others } = await aFollower()
  for (const { caseId } of others.slice(0, 2)) await moveCase(db, { caseId, act: 'start', by })
  await tenMinutesLater(person)
  return { email, person, mail: await mailTo(email, 'Det här har hänt med 2 ärenden som du följer') }
}

test('a letter of several reports says why it is one, and its way out ends what it tells of and nothing else', async () => {
  const { person, mail } = await aLetterOfTwo()
  expect(mail.text).toMatch(/MÖRK LAMPA[\s\S]*KLOTTER PÅ MUREN/)
  expect(mail.text).not.toContain('HÅL I GATAN')
  expect(mail.text).toContain('Allt hände nära i tid')
  expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const [, way = ''] = /^<(.+)>$/.exec(mail.headers.get('list-unsubscribe') ?? '') ?? []
  expect(way).toMatch(/\/mina-bevakningar\/k1\.[\w.-]+\?brev=[\w-]{36}$/)
  const path = way.slice(baseUrl.length)
  const oneClick = { 'List-Unsubscribe': 'One-Click' }
  expect((await post(path.replace(/brev=.*/, 'brev=x'), oneClick)).status).toBe(404)
  expect(await followedBy(person)).toEqual([...titles])
  for (const _ of ['once', 'and again']) expect((await post(path, oneClick)).status).toBe(200)
  expect(await followedBy(person)).toEqual(['Hål i gatan', 'Trasig bänk'])
})

test('nobody ends by their own link what somebody else’s letter tells of', async () => {
  const [mine, theirs] = [await aLetterOfTwo(), await aLetterOfTwo()]
  const wayOf = ({ mail }: typeof mine) => mail.headers.get('list-unsubscribe')?.slice(1, -1) ?? ''
  const [path = ''] = wayOf(mine).slice(baseUrl.length).split('?')
  const [, letter = ''] = wayOf(theirs).split('?')
  expect((await post(`${path}?${letter}`, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
  expect([await followedBy(mine.person), await followedBy(theirs.person)]).toEqual([[...titles], [...titles]])
})

test('an answer to it is about no one report', async () => {
  const { person, mail } = await aLetterOfTwo()
  const [letter = ''] = mail.messageId.split('@')
  expect(await answeredMail(db, letter)).toMatchObject({ what: 'letter', kind: 'news', report: null, person })
})

test('news of one report that has waited comes as that report’s own letter', async () => {
  const { email, person, others } = await aFollower()
  const [one] = others
  if (!one) throw new Error('four reports were made')
  await moveCase(db, { caseId: one.caseId, act: 'start', by })
  await tenMinutesLater(person)
  const mail = await mailTo(email, 'Mörk lampa')
  expect(mail.headers.get('list-unsubscribe')).toMatch(/\/avsluta\/k1\.[\w.-]+>$/)
  expect(mail.headers.get('references')).toBeDefined()
  const [letter = ''] = mail.messageId.split('@')
  expect(await answeredMail(db, letter)).toMatchObject({ report: one.number })
})
