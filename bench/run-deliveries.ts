import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '#database/database.ts'
import type { ConfiguredDatabase } from '#database/open-configured.ts'
import { connectSide } from '../scripts/chaos/connect-side.ts'
import { startSmtpServer } from '../test/smtp-server.ts'
import { postToAccepted } from './accepted.ts'
import { deliveryBudgets } from './delivery-budgets.ts'
import { drainBacklog, untilDrained } from './drain-backlog.ts'
import { type FarSides, startFarSides } from './far-sides.ts'
import { describeMachine } from './machine.ts'
import { aTrustedKey, cpuOfPosts, type HeldReport } from './post-open311.ts'
import { inThousands, tableOf, writeTable } from './results.ts'
import { seedScratch, withDatabase } from './scratch.ts'
import { type Service, startService } from './service.ts'
import { cpuOfPoll, takeNews } from './take-news.ts'

export type DeliveriesToMeasure = {
  /** How many wait in each backlog. */
  deliveries: number
  connections: number
  /** How many are in the database before. */
  reports: number
  posts: number
  paceSeconds: number
  pollSeconds: number
}

const perSecond = 10
const aDay = 86_400

/** What it costs to be told by others' programs and to tell them, and how long it takes to be even after an outage. */
export async function runDeliveries(
  asked: DeliveriesToMeasure & { write: boolean },
  say: (words: string) => void,
): Promise<void> {
  const far = await startFarSides(asked.connections)
  const smtp = await startSmtpServer()
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-deliveries-'))
  await chmod(folder, 0o755) // as root, another user serves the database
  const running = {
    ...{ dataDir: join(folder, 'data'), smtpUrl: smtp.url },
    settings: { FMG_REACHABLE: far.sides.map(({ host }) => host).join(',') },
  }
  try {
    await (await startService(running)).stop()
    const postgres = await withDatabase(running.dataDir, (database) => seedScratch(database, asked.reports))
    say(`… seeded ${asked.reports} reports`)
    const posted = await withService({ ...running, roles: 'web' }, (service, database) =>
      measurePosts({ service, database, far }, asked),
    )
    say('… posts done')
    const told = await withService(running, (service, database) =>
      measureTelling({ service, database, far, say }, asked),
    )
    const name = `${inThousands(asked.deliveries)} deliveries, ${asked.connections} systems`
    const [machine, table] = [
      describeMachine(postgres),
      tableOf(deliveryBudgets, [{ name, measured: { ...posted, ...told } }]),
    ]
    say(`\n${machine}\n\n${table}`)
    if (asked.write) await writeTable({ part: 'deliveries', machine, table })
  } finally {
    await far.stop()
    await smtp.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function withService<T>(
  running: Parameters<typeof startService>[0],
  act: (service: Service, database: ConfiguredDatabase) => Promise<T>,
): Promise<T> {
  const service = await startService(running)
  try {
    return await withDatabase(running.dataDir, (database) => act(service, database))
  } finally {
    await service.stop()
  }
}

type Rooms = { service: Service; database: ConfiguredDatabase; far: FarSides }

/** Of the web role alone: what is told on waits meanwhile. */
async function measurePosts({ service, database: { db }, far }: Rooms, { posts }: DeliveriesToMeasure) {
  for (const side of far.sides) await connectSide(db, side, aDay)
  const key = await aTrustedKey(db, null)
  const bodies = far.sides.map(({ body }) => body)
  return cpuOfPosts(service, { bodies, key, count: posts, held: await heldReports(db, posts) })
}

/** The newest that are received and no more, each with a key of whoever holds it. */
async function heldReports(db: Db, count: number): Promise<HeldReport[]> {
  const cases = await db
    .selectFrom('cases')
    .select(['report', 'holder'])
    .where('is_present', '=', true)
    .where('state', 'in', ['new', 'received'])
    .orderBy('report', 'desc')
    .limit(count)
    .execute()
  const keys = new Map<string, string>()
  for (const { holder } of cases) if (!keys.has(holder)) keys.set(holder, await aTrustedKey(db, holder))
  return cases.map(({ report, holder }) => ({ report, key: keys.get(holder) ?? '' }))
}

async function measureTelling(
  { service, database, far, say }: Rooms & { say(words: string): void },
  { connections, deliveries, paceSeconds, pollSeconds }: DeliveriesToMeasure,
) {
  const { db } = database
  await untilDrained(db)
  const key = await aTrustedKey(db, null)
  const bodies = far.sides.map(({ body }) => body)
  const accepted = await postToAccepted({ service, db, key }, { bodies, perSecond, seconds: paceSeconds })
  const emptyPollCpu = await cpuOfPoll({ service, db, far }, pollSeconds)
  say('… accepted and asked')
  const rooms = { service, database, far, key, say }
  const spread = await drainBacklog(rooms, bodies, deliveries)
  say(`… gone after ${spread.seconds.toFixed(0)} s`)
  const news = await takeNews({ service, db, far })
  const retold = await cpuOfPoll({ service, db, far }, pollSeconds)
  say(`… ${news.updates} updates taken in`)
  const single = await drainBacklog(rooms, bodies.slice(0, 1), deliveries)
  const { perSecond: newsRate, cpu: newsCpu } = news
  return {
    ...accepted,
    ...{ emptyPollCpu, newsRate, newsCpu },
    retoldCpu: (retold - emptyPollCpu) / (news.updates / connections),
    ...{ spreadRest: spread.rested, spreadSeconds: spread.seconds },
    ...{ spreadRate: spread.perSecond, spreadCpu: spread.cpu, spreadFarCpu: spread.farCpu },
    ...{ singleRest: single.rested, singleSeconds: single.seconds, singleRate: single.perSecond },
    ...{ singleCpu: single.cpu, singleFarCpu: single.farCpu },
    ...{ spreadWrong: spread.wrong, singleWrong: single.wrong },
  }
}
