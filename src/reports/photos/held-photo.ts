import type { Db } from '#database/database.ts'
import type { Photo } from './photo.ts'

/** Whose photo is asked for, by what a link opens. */
type Of = { form: string } | { report: number } | { case: number }

/** A photo that a link's holder may see, public or not: of a form nobody has confirmed, or of a report. */
export const heldPhoto = (db: Db, id: string, of: Of): Promise<Photo | undefined> =>
  db
    .selectFrom('photos')
    .leftJoin('entries', 'entries.id', 'photos.entry')
    .select(['photos.id', 'address', 'width', 'height', 'state'])
    .where('photos.id', '=', id)
    .where((where) => {
      if ('form' in of) return where.and([where('form', '=', of.form), where('photos.report', 'is', null)])
      if ('report' in of) return where('photos.report', '=', of.report)
      const held = where.selectFrom('cases').select('report').where('cases.id', '=', of.case)
      return where('photos.report', '=', held)
    })
    // Hidden with what was said.
    .where('entries.hidden_at', 'is', null)
    .executeTakeFirst()
