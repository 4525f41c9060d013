import type { Db } from '#database/database.ts'
import type { Photo } from './photo.ts'

export type FormPhoto = Photo & { lat: number | null; lon: number | null }

/** The photos that came with a form, in the order they came. */
export const photosOfForm = (db: Db, form: string): Promise<FormPhoto[]> =>
  db
    .selectFrom('photos')
    .select(['id', 'address', 'width', 'height', 'state', 'lat', 'lon'])
    .where('form', '=', form)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
