import type { Db } from '#database/database.ts'
import type { Photo } from './photo.ts'

/** Whose photo is asked for, by what a link opens. */
type Of = { draft: string } | { report: number } | { case: number }

/** A photo that a link's holder may see, public or not. */
export const heldPhoto = (db: Db, id: string, of: Of): Promise<Photo | undefined> =>
  db
    .selectFrom('photos')
    .select(['id', 'address', 'width', 'height', 'state'])
    .where('id', '=', id)
    .where((where) => {
      if ('draft' in of) return where('draft', '=', of.draft)
      if ('report' in of) return where('report', '=', of.report)
      const held = where.selectFrom('cases').select('report').where('cases.id', '=', of.case)
      return where('report', '=', held)
    })
    .executeTakeFirst()
