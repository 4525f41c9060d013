import type { Db } from '#database/database.ts'
import { untilDrained } from './drain-backlog.ts'
import { atRate, percentile } from './load.ts'
import { postReport } from './post-open311.ts'
import type { Service } from './service.ts'

type Rooms = { service: Service; db: Db; key: string }
type Pace = { bodies: readonly string[]; perSecond: number; seconds: number }

/**
 * Reports by a trusted program at a steady pace, while they leave for their holders' systems: how long each takes to be
 * answered, in milliseconds, and from when it was due until its holder's system has accepted it, in seconds.
 */
export async function postToAccepted({ service, db, key }: Rooms, { bodies, perSecond, seconds }: Pace) {
  const sentAt = new Map<number, number>()
  const times = perSecond * seconds
  const took = await atRate({ perSecond, times }, async (turn) => {
    const sent = Date.now()
    const body = bodies[turn % bodies.length] ?? ''
    sentAt.set(await postReport({ url: service.url, key, body, turn }), sent)
  })
  await untilDrained(db)
  const accepted = await db
    .selectFrom('deliveries')
    .select(['report', (row) => row.ref('received_at').$notNull().as('at')])
    .where('report', 'in', [...sentAt.keys()])
    .where('kind', '=', 'report')
    .where('received_at', 'is not', null)
    .execute()
  const waits = accepted.map(({ report, at }) => (at.getTime() - (sentAt.get(report) ?? 0)) / 1000)
  return {
    postP99: percentile(took, 99),
    acceptedP50: percentile(waits, 50),
    acceptedP99: percentile(waits, 99),
    notAccepted: times - accepted.length,
  }
}
