import { type RawBuilder, sql } from 'kysely'
import { compiledOnce } from '#database/compiled-once.ts'
import type { Db } from '#database/database.ts'
import type { Photo } from './photo.ts'
import type { ReportPhoto } from './share-photos.ts'

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

type Reader = 'public' | 'holder'

/**
 * Those that lie with a report, also with what was said on it, for everybody or for its reporter and holder. The
 * caller minds the report's visibility, and who hears what was said.
 */
export const photosOfReport = (db: Db, report: number, reader: Reader): Promise<ReportPhoto[]> =>
  photosFor[reader](db, report)

const photosFor = {
  public: compiledOnce<ReportPhoto, number>((db, report) =>
    photosOf(db, report).where('hidden_at', 'is', null).where('state', '!=', sql.lit('broken')),
  ),
  holder: compiledOnce<ReportPhoto, number>((db, report) => photosOf(db, report)),
}

const photosOf = (db: Db, report: RawBuilder<number>) =>
  db
    .selectFrom('photos')
    .select(['id', 'address', 'width', 'height', 'state', 'entry'])
    .where('report', '=', report)
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
