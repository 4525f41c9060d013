import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { importAreas } from '#bodies/area-sets.ts'
import { paths } from '#paths.ts'
import { realAreas } from '../test/borders.ts'
import { startSmtpServer } from '../test/smtp-server.ts'
import { answerMedian } from './answer.ts'
import type { Measured } from './budgets.ts'
import { capturePages } from './capture.ts'
import { confirmToDelivered } from './deliver.ts'
import { startLimit } from './limit.ts'
import { median } from './load.ts'
import { measureLists, plainLists } from './measure-lists.ts'
import { measureOpen311 } from './measure-open311.ts'
import { type Lengths, measurePage, measureUnkept, type PageMeasured } from './measure-page.ts'
import { measurePins } from './measure-pins.ts'
import { measureWeights } from './measure-weights.ts'
import { memoryOfOpenPages } from './open-pages.ts'
import { memoryOf } from './processes.ts'
import { seedScratch, withDatabase } from './scratch.ts'
import { longReportEvery } from './seed.ts'
import { type Service, startService } from './service.ts'
import { submitCpu, submitP95 } from './submit.ts'
import { uploadPhotos } from './upload-photos.ts'
import { askWhere } from './where.ts'

export type Effort = Lengths & {
  starts: number
  submits: number
  paceSeconds: number
  burstSeconds: number
  deliveries: number
  photoSeconds: number
}

export type Measuring = { reports: number; effort: Effort; say(words: string): void }

/** What is only kept for the next photo or question is let go within half a minute. */
const restMs = 35_000

/** Everything there is to measure on one size of database, in a folder that is gone afterwards. */
export async function measure({ reports, effort, say }: Measuring): Promise<Measured & { postgres: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-bench-'))
  await chmod(folder, 0o755) // as root, another user serves the database
  const dataDir = join(folder, 'data')
  const smtp = await startSmtpServer()
  const running = { dataDir, smtpUrl: smtp.url }
  try {
    const coldStart = await timeOfStart(running)
    say(`seeding ${reports} reports`)
    const postgres = await withDatabase(dataDir, (database) => seedScratch(database, reports))
    const starts = await timesOfStarts(running, effort.starts)
    say('measuring')
    const whole = await withService(running, async (service) => {
      const pages = await measurePages(service, { folder, dataDir, reports, effort })
      say('pages done')
      const sent = await measureSubmits(service, dataDir, effort)
      say('submits done')
      const forms = sent.forms.slice(0, effort.deliveries)
      const delivered = await confirmToDelivered(service, smtp, forms)
      const photos = await measurePhotos(service, dataDir, { reports, effort })
      say('photos done')
      const memoryBusy = await memoryOf(service.pid)
      await pause(restMs)
      return {
        ...pages,
        ...sent.values,
        ...photos,
        delivered,
        memoryBusy,
        memory: await memoryOf(service.pid),
      }
    })
    const cpu = await withService({ ...running, roles: 'web' }, (service) =>
      submitCpu(service, effort.submits),
    )
    const areas = await realAreas()
    if (areas.length > 0) await withDatabase(dataDir, ({ db }) => importAreas(db, areas, 'measured'))
    const where = await askWhere(folder, dataDir)
    const answer = await withDatabase(dataDir, ({ db }) => answerMedian(db))
    const { front, report, unseen, delivered, ...values } = whole
    return {
      postgres,
      ...values,
      ...{ frontCpu: front.cpu, frontRate: front.perSecond, frontLimit: front.limitPerSecond },
      ...{ frontShare: shareOf(front), frontP95: front.p95 },
      ...{ reportCpu: report.cpu, reportRate: report.perSecond, reportLimit: report.limitPerSecond },
      ...{ reportShare: shareOf(report), reportP95: report.p95 },
      newReportCpu: unseen,
      submitCpu: cpu,
      answer,
      deliveredP50: delivered.p50 / 1000,
      deliveredP99: delivered.p99 / 1000,
      whereWall: where.wall,
      whereCpu: where.cpu,
      coldStart: coldStart / 1000,
      warmStart: median(starts) / 1000,
    }
  } finally {
    await smtp.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const shareOf = ({ perSecond, limitPerSecond }: PageMeasured): number => (100 * perSecond) / limitPerSecond

type Running = Parameters<typeof startService>[0]

async function withService<T>(running: Running, act: (service: Service) => Promise<T>): Promise<T> {
  const service = await startService(running)
  try {
    return await act(service)
  } finally {
    await service.stop()
  }
}

const timeOfStart = (running: Running): Promise<number> =>
  withService(running, async ({ startedIn }) => startedIn)

async function timesOfStarts(running: Running, count: number): Promise<number[]> {
  const times: number[] = []
  while (times.length < count) times.push(await timeOfStart(running))
  return times
}

type Measure = { folder: string; dataDir: string; reports: number; effort: Effort }

/** Pages of reports with many updates, evenly over the years. */
const reportPages = (reports: number, most: number): string[] => {
  const long = Math.floor(reports / longReportEvery)
  const step = Math.max(1, Math.floor(long / most))
  return Array.from({ length: Math.min(long, most) }, (_, turn) =>
    paths.report(1_000_000 + longReportEvery * (1 + turn * step)),
  )
}

async function measurePages(service: Service, { folder, dataDir, reports, effort }: Measure) {
  const long = reportPages(reports, 50)
  return withDatabase(dataDir, async ({ connection }) => {
    const pages = await capturePages(connection, service.url, [paths.start(), ...long, ...plainLists])
    const limit = await startLimit(folder, { connection, pages })
    try {
      const front = await measurePage(service, limit.url, [paths.start()], effort)
      const report = await measurePage(service, limit.url, long, effort)
      const unseen = await measureUnkept(service, reportPages(reports, 2_000), effort.round)
      const pins = await measurePins(service, effort.round)
      const weights = await measureWeights(service.url, long[0] ?? paths.start())
      const lists = await measureLists(service, limit.url, effort)
      const programs = await measureOpen311(service, effort.round)
      const openPages = await memoryOfOpenPages(service, long)
      return { front, report, unseen, openPages, ...lists, ...programs, ...pins, ...weights }
    } finally {
      await limit.stop()
    }
  })
}

async function measurePhotos(
  service: Service,
  dataDir: string,
  { reports, effort }: Pick<Measure, 'reports' | 'effort'>,
) {
  const pages = [paths.start(), ...reportPages(reports, 50)]
  const { pagesP99, keptP95, lost, readyAfter } = await uploadPhotos(
    service,
    (act) => withDatabase(dataDir, ({ db }) => act(db)),
    { pages, seconds: effort.photoSeconds },
  )
  return { photoPages: pagesP99, photoKept: keptP95, photosLost: lost, photosReady: readyAfter }
}

async function measureSubmits(service: Service, dataDir: string, { paceSeconds, burstSeconds }: Effort) {
  const before = await countDrafts(dataDir)
  const pace = await submitP95(service, { perSecond: 10, seconds: paceSeconds })
  const burst = await submitP95(service, { perSecond: 50, seconds: burstSeconds })
  const forms = [...pace.forms, ...burst.forms]
  const lost = before + forms.length - (await countDrafts(dataDir))
  return { forms, values: { submitP95: pace.p95, burstP95: burst.p95, lost } }
}

const countDrafts = (dataDir: string): Promise<number> =>
  withDatabase(dataDir, async ({ db }) => {
    const { count } = await db
      .selectFrom('drafts')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  })
