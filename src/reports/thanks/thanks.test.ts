import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createLink } from '#people/links/links.ts'
import { provenPerson } from '#people/proven-person.ts'
import { openTestDatabase } from '../../../test/database.ts'
import { alingsas, aReport, fillBodies, type MadeReport, theBody } from '../../../test/reports.ts'
import { happeningsOf } from '../happenings.ts'
import { MoveRefused } from '../lock-case.ts'
import { moveCase } from '../move-case.ts'
import { presentReport } from '../present-report.ts'
import { forgetSenders } from './forget-senders.ts'
import { type Thanker, thank } from './thank.ts'

const { db } = await openTestDatabase()
beforeAll(() => fillBodies(db))

const someone = () => `${randomUUID()}@invanare.example`

async function aFixed(): Promise<MadeReport> {
  const report = await aReport(db, { email: someone() })
  await moveCase(db, { caseId: report.caseId, act: 'fix', by: theBody(alingsas) })
  return report
}

const hash = (words: string) => createHash('sha256').update(words).digest()
const from = (network: string, browser: string): Thanker => ({
  browser: hash(network + browser),
  network: hash(network),
})
const thankFor = ({ number }: MadeReport, thanker: Thanker) =>
  thank(db, { report: number, from: thanker, door: 'web' })

async function aPerson({ number }: MadeReport, words = '') {
  const person = await provenPerson(db, { email: someone(), language: 'sv' })
  return {
    person,
    link: await createLink(db, 'verdict', { report: number, person }),
    words,
    language: 'sv',
  } as const
}

const countOf = async ({ number }: MadeReport) => (await presentReport(db, number, 'published'))?.thanks

async function told({ number }: MadeReport): Promise<(string | null)[]> {
  const { rows } = await sql<{ words: string | null }>`
    select words from deliveries left join entry_texts
        on entry_texts.entry = deliveries.entry and entry_texts.version = 'original'
     where report = ${number} and kind = 'thanks' order by position`.execute(db)
  return rows.map(({ words }) => words)
}

test('a person is counted once, a browser once a day, and a few from one network', async () => {
  const report = await aFixed()
  const ada = await aPerson(report)
  for (const _ of ['once', 'again']) await thankFor(report, ada)
  expect(await countOf(report)).toBe(1)
  for (const _ of ['once', 'again']) await thankFor(report, from('skolan', 'min mobil'))
  expect(await countOf(report)).toBe(2)
  for (let pupil = 0; pupil < 9; pupil += 1) await thankFor(report, from('skolan', `mobil ${pupil}`))
  expect(await countOf(report)).toBe(6)
  await thankFor(report, from('biblioteket', 'min mobil'))
  expect(await countOf(report)).toBe(7)
})

test('whoever thanks by the letter’s link and on the page from the same browser is counted once', async () => {
  const [first, later] = [await aFixed(), await aFixed()]
  const sender = { browser: hash('hemma mobil'), network: hash('hemma') }
  const [ada, bo] = [await aPerson(first, 'Så fint!'), await aPerson(first)]
  await thankFor(first, { ...ada, sender })
  await thankFor(first, sender)
  expect(await countOf(first)).toBe(1)
  await thankFor(first, { ...bo, sender })
  expect(await countOf(first)).toBe(2)

  const eva = { ...(await aPerson(later, 'Tack ska ni ha.')), sender }
  await thankFor(later, sender)
  for (const _ of ['once', 'again']) await thankFor(later, eva)
  expect(await countOf(later)).toBe(1)
  const heard = await happeningsOf(db, later.number, { is: 'holder', caseId: later.caseId, isPresent: true })
  expect(heard.filter(({ words }) => words === 'Tack ska ni ha.')).toHaveLength(1)
})

test('thanks are for what is fixed', async () => {
  const report = await aReport(db, { email: someone() })
  await expect(thankFor(report, from('hemma', 'dator'))).rejects.toBeInstanceOf(MoveRefused)
  expect(await countOf(report)).toBe(0)
})

test('the holder is told of the first, then at most once a day, and only where there is a line to read', async () => {
  const report = await aFixed()
  await thankFor(report, from('hemma', 'dator'))
  await thankFor(report, await aPerson(report, 'Så fint det blev!'))
  await thankFor(report, from('jobbet', 'dator'))
  expect(await told(report)).toEqual([null])
  await sql`update deliveries set created_at = created_at - interval '25 hours' where report = ${report.number}`.execute(
    db,
  )
  await thankFor(report, from('bussen', 'mobil'))
  await thankFor(report, await aPerson(report, 'Tack från hela gatan.'))
  await thankFor(report, await aPerson(report, 'Tack från mig med.'))
  expect(await told(report)).toEqual([null, 'Tack från hela gatan.'])
})

test('a line of thanks is for the holder alone', async () => {
  const report = await aFixed()
  await thankFor(report, await aPerson(report, 'Så fint det blev!'))
  const { number, caseId } = report
  const heard = async (reader: Parameters<typeof happeningsOf>[2]) =>
    (await happeningsOf(db, number, reader)).map(({ words }) => words)
  expect(await heard({ is: 'holder', caseId, isPresent: true })).toContain('Så fint det blev!')
  expect(await heard({ is: 'public' })).not.toContain('Så fint det blev!')
  expect(await heard({ is: 'reporter' })).not.toContain('Så fint det blev!')
})

test('after a day nothing tells where thanks came from, and they stay counted', async () => {
  const report = await aFixed()
  await thankFor(report, from('hemma', 'dator'))
  const kept = () =>
    db.selectFrom('thanks').select(['browser', 'network']).where('report', '=', report.number).execute()
  await forgetSenders(db)
  expect(await kept()).toEqual([{ browser: expect.any(Buffer), network: expect.any(Buffer) }])
  await sql`update thanks set given_at = given_at - interval '25 hours'`.execute(db)
  await forgetSenders(db)
  expect(await kept()).toEqual([{ browser: null, network: null }])
  expect(await countOf(report)).toBe(1)
})
