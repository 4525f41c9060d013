import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#database/database.ts'
import { paths } from '#paths.ts'
import { followReport } from '#reports/follow-report.ts'
import { moveCase } from '#reports/move-case.ts'
import { type ReceivingServer, startSmtpServer } from '../test/smtp-server.ts'
import { atRate, percentile, together } from './load.ts'
import { describeMachine } from './machine.ts'
import { cpuOf } from './processes.ts'
import { seedScratch, withDatabase } from './scratch.ts'
import { longReportEvery } from './seed.ts'
import { type Service, startService } from './service.ts'

const reports = 5_000
const pagesPerSecond = 20
const calmSeconds = 20
/** Three times as long as the usual pace takes. */
const patienceSeconds = (letters: number): number => 60 + (3 * letters) / 27
/** The highest there is: more than a machine of two cores hands over. */
const noPace = '1000000'

type Drained = { perSecond: number; p95: number; cpuMs: number }
type Rooms = { service: Service; smtp: ReceivingServer; db: Db }

/**
 * A report that so many follow is fixed, and each is told: how fast the letters leave, at the usual pace and with
 * none, and what those who read pages meanwhile notice.
 */
export async function runLetters(letters: number, say: (words: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-letters-'))
  await chmod(folder, 0o755) // as root, another user serves the database
  const dataDir = join(folder, 'data')
  const smtp = await startSmtpServer()
  try {
    await (await startService({ dataDir, smtpUrl: smtp.url })).stop()
    const postgres = await withDatabase(dataDir, (database) => seedScratch(database, reports))
    say(`… seeded ${reports} reports`)
    const paced = await drainWith({ dataDir, smtp, letters, settings: {} }, say)
    const fast = await drainWith({ dataDir, smtp, letters, settings: { LETTERS_PER_HOUR: noPace } }, say)
    say(`\n${describeMachine(postgres)}\n`)
    say(`pages, p95 at ${pagesPerSecond}/s: ${ms(paced.calm)} with no letters`)
    say(`at the usual pace: ${sentence(paced.drained)}`)
    say(`with no pace: ${sentence(fast.drained)}`)
  } finally {
    await smtp.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`
const sentence = ({ perSecond, p95, cpuMs }: Drained): string =>
  `${perSecond.toFixed(1)} letters/s, ${ms(cpuMs)} of CPU a letter, pages' p95 ${ms(p95)}`

type Draining = {
  dataDir: string
  smtp: ReceivingServer
  letters: number
  settings: Record<string, string>
}

async function drainWith({ dataDir, smtp, letters, settings }: Draining, say: (words: string) => void) {
  const service = await startService({ dataDir, smtpUrl: smtp.url, settings })
  try {
    return await withDatabase(dataDir, async ({ db }) => {
      const followed = await followedBy(db, letters)
      say(`… ${letters} people follow report ${followed.report}`)
      const calm = await readPages(service, calmSeconds, () => false)
      return { calm: percentile(calm, 95), drained: await drain({ service, smtp, db }, followed, letters) }
    })
  } finally {
    await service.stop()
  }
}

type Followed = { report: number; caseId: number; holder: string }

/** An open report, with so many people of its own who follow it and have heard nothing yet. */
async function followedBy(db: Db, count: number): Promise<Followed> {
  const { id, report, holder, municipality } = await db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .select(['cases.id', 'cases.report', 'cases.holder', 'reports.municipality'])
    .where('cases.state', '=', 'received')
    .where('cases.is_present', '=', true)
    .orderBy('cases.report', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const people = await db
    .insertInto('people')
    .values(Array.from({ length: count }, (_, n) => ({ email: `foljer-${report}-${n}@seeded.example` })))
    .returning('id')
    .execute()
  await together(people, ({ id: person }) => followReport(db, { report, municipality }, person, 'sv'))
  return { report, caseId: id, holder }
}

async function drain({ service, smtp, db }: Rooms, followed: Followed, letters: number): Promise<Drained> {
  const { report, caseId, holder } = followed
  const told = () => smtp.mails.filter(({ to }) => to.startsWith(`foljer-${report}-`))
  const [begun, spent] = [Date.now(), await cpuOf(service.pid)]
  await moveCase(db, { caseId, act: 'fix', by: { actor: 'body', door: 'web', body: holder } })
  const took = await readPages(service, patienceSeconds(letters), () => told().length >= letters)
  if (told().length < letters) throw new Error(`${told().length} of ${letters} letters came`)
  const cpu = (await cpuOf(service.pid)) - spent
  const seconds = (Math.max(...told().map(({ at }) => at.getTime())) - begun) / 1000
  return { perSecond: letters / seconds, p95: percentile(took, 95), cpuMs: (cpu * 1000) / letters }
}

/** Pages at a steady pace, a second at a time, until it is enough: milliseconds each took from when it was due. */
async function readPages(service: Service, seconds: number, isEnough: () => boolean): Promise<number[]> {
  const pages = ['/', ...[1, 2, 3].map((turn) => paths.report(1_000_000 + turn * longReportEvery))]
  const took: number[] = []
  for (let second = 0; second < seconds && !isEnough(); second += 1) {
    const some = await atRate({ perSecond: pagesPerSecond, times: pagesPerSecond }, async (turn) => {
      const answer = await fetch(service.url + pages[turn % pages.length])
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`a page answered ${answer.status}`)
    })
    took.push(...some)
    await pause(1000 / pagesPerSecond)
  }
  return took
}
