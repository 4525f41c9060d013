import type { Db } from '#database/database.ts'
import { happeningsOf } from './happenings.ts'
import type { Photo } from './photos/photo.ts'
import { photosOfReport } from './photos/photo-queries.ts'
import { type ShownHappening, sharePhotos } from './photos/share-photos.ts'
import { type PresentReport, presentReport } from './present-report.ts'

export type PublicReport = PresentReport & { happenings: ShownHappening[]; photos: Photo[] }

/** What everybody may see of a report. Private, internal and unknown ones look the same: not there. */
export async function publicReport(db: Db, number: number): Promise<PublicReport | 'hidden' | null> {
  const report = await presentReport(db, number, 'published')
  if (!report || report.visibility === 'private' || report.visibility === 'internal') return null
  if (report.visibility === 'hidden') return 'hidden'
  const [happenings, photos] = await Promise.all([
    happeningsOf(db, number, { is: 'public' }),
    photosOfReport(db, number, 'public'),
  ])
  return { ...report, ...sharePhotos(photos, happenings) }
}

/** Whether a number leads anywhere for the public. */
export async function isPublicReport(db: Db, number: number): Promise<boolean> {
  const found = await db
    .selectFrom('reports')
    .select('number')
    .where('number', '=', number)
    .where('visibility', '=', 'public')
    .executeTakeFirst()
  return found !== undefined
}
