import { type RawBuilder, sql } from 'kysely'
import { compiledOnce } from '#database/compiled-once.ts'
import type { Db } from '#database/database.ts'
import type { Photo } from './photo.ts'

export type FormPhoto = Photo & { lat: number | null; lon: number | null; taken_at: Date | null }

/** The photos that came with a form, in the order they came. */
export const photosOfForm = (db: Db, form: string): Promise<FormPhoto[]> =>
  db
    .selectFrom('photos')
    .select(['id', 'address', 'width', 'height', 'state', 'lat', 'lon', 'taken_at'])
    .where('form', '=', form)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** Those of a report itself, for everybody or for its reporter and holder. The caller minds the report's visibility. */
export const photosOfReport = (db: Db, report: number, reader: 'public' | 'holder'): Promise<Photo[]> =>
  photosFor[reader](db, report)

const photosFor = {
  public: compiledOnce<Photo, number>((db, report) =>
    photosOf(db, report).where('hidden_at', 'is', null).where('state', '!=', sql.lit('broken')),
  ),
  holder: compiledOnce<Photo, number>((db, report) => photosOf(db, report)),
}

const photosOf = (db: Db, report: RawBuilder<number>) =>
  db
    .selectFrom('photos')
    .select(['id', 'address', 'width', 'height', 'state'])
    .where('report', '=', report)
    .where('entry', 'is', null)
    .orderBy('created_at')
    .orderBy('id')

/** Whether everybody may see the photo of an address now: its report is public, it is ready, nobody has hidden it. */
export async function isPublicPhoto(db: Db, address: string): Promise<boolean> {
  const [found] = await publicPhoto(db, address)
  return found !== undefined
}

const publicPhoto = compiledOnce<{ id: string }, string>((db, address) =>
  db
    .selectFrom('photos')
    .innerJoin('reports', 'reports.number', 'photos.report')
    .leftJoin('entries', 'entries.id', 'photos.entry')
    .select('photos.id')
    .where('photos.address', '=', address)
    .where('photos.state', '=', sql.lit('ready'))
    .where('photos.hidden_at', 'is', null)
    .where('reports.visibility', '=', sql.lit('public'))
    .where((where) =>
      where.or([
        where('photos.entry', 'is', null),
        where.and([
          where('entries.audience', '=', sql.lit('update')),
          where('entries.hidden_at', 'is', null),
        ]),
      ]),
    ),
)
