import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { leaseInMs } from '#database/lease.ts'

/** A picture to be fetched for a report; without an address, one that came with it and could not be kept. */
export type TakenMedia = {
  id: string
  url: string | null
  /** Where the system answers whose update it came with; null: it came with a report, or by no connection. */
  system: string | null
  attempt: number
  trace: null
}

/** Half a minute, then four times as long each time: the last try is an hour after the first. */
export const mostTries = 5

/**
 * Takes pictures whose report is there, for as long as the lease is renewed; what is confirmed by nobody is never asked
 * for. When it is tried again is settled before anything is asked.
 */
export async function takeMedia(db: Db, limit: number): Promise<TakenMedia[]> {
  const { rows } = await sql<Omit<TakenMedia, 'trace'>>`
    with taken as materialized (
      select media.id, coalesce(settings ->> 'endpoint', settings ->> 'url') as system
        from media left join drafts on drafts.id = media.draft
             left join connections on connections.caller = media.caller and media.entry is not null
       where media.state = 'waiting' and (media.entry is not null or drafts.report is not null)
         and next_at <= now()
         and (leased_until is null or leased_until < now())
       order by next_at limit ${limit} for update of media skip locked)
    update media set attempts = attempts + 1, next_at = now() + make_interval(secs => 30 * 4 ^ attempts),
           leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
      from taken where media.id = taken.id
    returning media.id, url, system, attempts as attempt`.execute(db)
  return rows.map((row) => ({ ...row, trace: null }))
}
