import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Language } from '#database/schema.ts'
import type { Watched, WatchPace } from './watch.ts'

/** A watch as it is stored, whether its address is proven or not. */
export type StoredWatch = {
  id: string
  email: string | null
  person: number | null
  language: Language
  watched: Watched
  /** The name of the municipality or body; null for a circle. */
  bodyName: string | null
  slug: string | null
  groups: string[]
  pace: WatchPace
  isConfirmed: boolean
  isStopped: boolean
  hasExpired: boolean
}

export async function watchById(db: Db, id: string): Promise<StoredWatch | undefined> {
  const row = await rows(db).where('watches.id', '=', id).executeTakeFirst()
  return row && asStored(row)
}

/** The same, kept as it is until the transaction ends. */
export async function lockWatch(tx: Db, id: string): Promise<StoredWatch | undefined> {
  const row = await rows(tx).where('watches.id', '=', id).forUpdate('watches').executeTakeFirst()
  return row && asStored(row)
}

/** What a person watches, in the order they began. */
export async function watchesOf(db: Db, person: number): Promise<StoredWatch[]> {
  const found = await rows(db)
    .where('watches.person', '=', person)
    .where('watches.stopped_at', 'is', null)
    .orderBy('watches.confirmed_at')
    .orderBy('watches.id')
    .execute()
  return found.map(asStored)
}

const rows = (db: Db) =>
  db
    .selectFrom('watches')
    .leftJoin('bodies', 'bodies.code', 'watches.body')
    .select(['watches.id', 'watches.email', 'watches.person', 'watches.language', 'watches.subject'])
    .select(['watches.body', 'watches.lat', 'watches.lon', 'watches.metres', 'watches.place_words as words'])
    .select(['watches.groups', 'watches.pace', 'bodies.name as bodyName', 'bodies.slug'])
    .select(sql<boolean>`watches.confirmed_at is not null`.as('isConfirmed'))
    .select(sql<boolean>`watches.stopped_at is not null`.as('isStopped'))
    .select(sql<boolean>`watches.expires_at <= now()`.as('hasExpired'))

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

function asStored({ subject, body, lat, lon, metres, words, ...row }: Row): StoredWatch {
  if (subject !== 'circle') return { ...row, watched: { subject, body: body ?? '' } }
  const point = { lat: lat ?? 0, lon: lon ?? 0 }
  return { ...row, watched: { subject, point, metres: metres ?? 0, words } }
}
