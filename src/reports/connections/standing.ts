import { type RawBuilder, sql } from 'kysely'
import { ownCertificate } from '#bodies/connections/own-certificate.ts'
import { changedServices, goneServices } from '#bodies/connections/services.ts'
import type { Db } from '#database/database.ts'
import type { ConnectionState } from '#database/schema.ts'
import { isUnfinished } from '../deliveries/is-unfinished.ts'

/** How a connection does, counted when it is asked for; rates and times are of the last day. */
export type Standing = {
  id: string
  body: string
  kind: string
  name: string
  state: ConnectionState
  alarmsTo: string | null
  noticeAfterMinutes: number
  /** Failed since anything got through; it rests until then. */
  failures: number
  restUntil: Date | null
  certificateUntil: Date | null
  /** Of the one that we show there; null where there is none. */
  ownCertificateUntil: Date | null
  waiting: number
  /** The oldest of those. */
  waitingSince: Date | null
  /** Given up: only a person can mend it. */
  failed: number
  asked: number
  /** Not answered, or answered that it can't be done. */
  askedInVain: number
  p50Ms: number | null
  p95Ms: number | null
  /** When the far side last answered or told something; where answers have no status, when something was last done there. */
  contactAt: Date | null
  /** When it last told something unasked. */
  pushedAt: Date | null
  /** Since then it was told of a case that nobody has done anything with: the first such. */
  untoldSince: Date | null
  /** Told by it and not possible to take; not what was polled of others' cases. */
  untaken: number
  polls: boolean
  pollEverySeconds: number | null
  polledAt: Date | null
  pollTries: number
  pollProblem: string | null
  comparedAt: Date | null
  compareProblem: string | null
  /** Words for states that no table knows. */
  unmapped: number
  disagreements: number
  /** Services that our categories are mapped to: that the system has not, and that ask otherwise than when last looked at. */
  goneServices: number
  changedServices: number
  /** Why its list of services is not trusted, and for how many readings in a row. */
  servicesProblem: string | null
  servicesTries: number
  /** When it was led to another server, until somebody has put it on. */
  movedAt: Date | null
}

/** Of a body's connections, by their names; what has ended is last. */
export const standings = (db: Db, body: string, limit: number): Promise<Standing[]> =>
  readStandings(db, sql`connections.body = ${body}`, limit)

export async function standingOf(db: Db, connection: string): Promise<Standing> {
  const [standing] = await readStandings(db, sql`connections.id = ${connection}`, 1)
  if (!standing) throw new Error('there is no such connection')
  return standing
}

/** Of all that are in use, to look for trouble in. */
export const standingsInUse = (db: Db): Promise<Standing[]> =>
  readStandings(db, sql`connections.state in ('on', 'paused')`, 10_000)

async function readStandings(db: Db, whose: RawBuilder<unknown>, limit: number): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select connections.id, body, kind, name, connections.state, alarms_to as "alarmsTo",
           notice_after_minutes as "noticeAfterMinutes", failures, rest_until as "restUntil",
           certificate_until as "certificateUntil",
           (select certificate_until from connection_secrets
             where connection = connections.id and name = ${ownCertificate}) as "ownCertificateUntil",
           left_over.*, day.*,
           greatest(answered.at, pushed.at) as "contactAt", pushed.at as "pushedAt", untold.at as "untoldSince",
           (select count(*)::int from pushes
             where connection = connections.id and state = 'failed' and came_at > now() - interval '1 day'
               and (headers is not null or awaits = '{}')) as untaken,
           coalesce(polls.is_on, false) as polls, every_seconds as "pollEverySeconds", polled_at as "polledAt",
           coalesce(polls.attempts, 0) as "pollTries", polls.problem as "pollProblem",
           compared_at as "comparedAt", compare_problem as "compareProblem",
           (select count(*)::int from unmapped_states where connection = connections.id) as unmapped,
           (select count(*)::int from disagreements where connection = connections.id and ended_at is null)
             as disagreements,
           (select count(*)::int from (${goneServices}) gone) as "goneServices",
           (select count(*)::int from (${changedServices}) changed) as "changedServices",
           services_problem as "servicesProblem", services_tries as "servicesTries",
           moved_at as "movedAt"
      from connections left join polls on polls.connection = connections.id
      cross join lateral (
        select count(*) filter (where state <> 'failed')::int as waiting,
               min(coalesce(again_at, created_at)) filter (where state <> 'failed') as "waitingSince",
               count(*) filter (where state = 'failed')::int as failed
          from deliveries where receiver = connections.id and ${isUnfinished('deliveries')}) left_over
      cross join lateral (
        select count(*)::int as asked,
               count(*) filter (where problem is not null or status >= 500 or status in (401, 403, 429))::int
                 as "askedInVain",
               percentile_disc(0.5) within group (order by took_ms) as "p50Ms",
               percentile_disc(0.95) within group (order by took_ms) as "p95Ms"
          from exchanges
         where connection = connections.id and is_ours and started_at > now() - interval '1 day') day
      left join lateral (
        select started_at as at from exchanges
         where connection = connections.id and (status is not null or problem is null) order by started_at desc limit 1) answered on true
      left join lateral (
        select came_at as at from pushes
         where connection = connections.id and headers is not null and state <> 'refused'
         order by came_at desc limit 1) pushed on true
      left join lateral (
        select sent_at as at from deliveries join cases on cases.id = case_id
         where receiver = connections.id and receiver <> 'email' and sent_at > pushed.at
           and deliveries.kind in ('report', 'hand_over', 'reopening') and cases.state in ('new', 'received')
         order by sent_at limit 1) untold on true
     where connections.body is not null and ${whose}
     order by connections.state = 'ended', connections.id limit ${limit}`.execute(db)
  return rows
}
