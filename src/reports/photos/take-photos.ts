import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { leaseInMs } from '#database/lease.ts'
import type { PhotoKind } from '#files/photo-kind.ts'

export type TakenPhoto = { id: string; address: string; kind: PhotoKind; attempt: number; trace: null }

// A photo that has ended three workers will end the fourth.
const mostAttempts = 3

const isWaiting = sql`state = 'stored' and (leased_until is null or leased_until < now())`

/**
 * Takes photos that were kept and not yet made into copies, for as long as the lease is renewed. The attempt is
 * counted before anything is decoded, so that one which ends its worker is given up. What vendors try waits until nobody's
 * real one does.
 */
export async function takePhotos(db: Db, limit: number): Promise<TakenPhoto[]> {
  await sql`
    update photos set state = 'broken', leased_until = null
     where state = 'stored' and attempts >= ${mostAttempts} and leased_until < now()`.execute(db)
  const { rows } = await sql<Omit<TakenPhoto, 'trace'>>`
    with reported as materialized (
      select id from photos
       where ${isWaiting} and sandbox_report is null
       order by created_at limit ${limit} for update skip locked),
    tried as materialized (
      select id from photos
       where ${isWaiting} and sandbox_report is not null
       order by created_at limit ${limit} - (select count(*) from reported) for update skip locked),
    taken as (select id from reported union all select id from tried)
    update photos set attempts = attempts + 1,
           leased_until = now() + make_interval(secs => ${leaseInMs / 1000})
      from taken where photos.id = taken.id
    returning photos.id, address, type as kind, attempts as attempt`.execute(db)
  return rows.map((row) => ({ ...row, trace: null }))
}
