import type { Db } from '#database/database.ts'
import type { Photo } from './photo.ts'

/** Whose photo is asked for, by what a link opens. */
type Of = { draft: string } | { report: number }

/** A photo that a link's holder may see, public or not. */
export const heldPhoto = (db: Db, id: string, of: Of): Promise<Photo | undefined> =>
  db
    .selectFrom('photos')
    .select(['id', 'address', 'width', 'height', 'state'])
    .where('id', '=', id)
    .where((where) => ('draft' in of ? where('draft', '=', of.draft) : where('report', '=', of.report)))
    .executeTakeFirst()
