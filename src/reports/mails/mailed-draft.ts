import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Point } from '#geo/browser/point.ts'

/** What was understood of a mail, as the letter with the way to it says it. */
export type MailedDraftRow = {
  title: string
  description: string
  placeWords: string
  lat: number | null
  lon: number | null
  photos: number
  /** Where the first photo that says so was taken. */
  taken: Point | null
  leftBehind: number
  expiresAt: Date
  email: string | null
  /** The link proves the address that the report is of. */
  isOwn: boolean
}

/** A draft that still waits to be finished by this link. */
export const mailedDraft = (db: Db, draft: string, link: string): Promise<MailedDraftRow | undefined> =>
  db
    .selectFrom('drafts')
    .innerJoin('links', 'links.draft', 'drafts.id')
    .select(['title', 'description', 'place_words as placeWords', 'lat', 'lon', 'email'])
    .select(['left_behind as leftBehind', 'drafts.expires_at as expiresAt'])
    .select(sql<boolean>`links.act = 'confirm'`.as('isOwn'))
    .select(sql<number>`(select count(*)::int from photos where photos.form = drafts.id)`.as('photos'))
    .select(
      sql<Point | null>`(select json_build_object('lat', photos.lat, 'lon', photos.lon) from photos
        where photos.form = drafts.id and photos.lat is not null order by created_at, photos.id limit 1)`.as(
        'taken',
      ),
    )
    .where('drafts.id', '=', draft)
    .where('links.id', '=', link)
    .where('links.revoked_at', 'is', null)
    .where('drafts.sent_at', 'is', null)
    .where('drafts.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
