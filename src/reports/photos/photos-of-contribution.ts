import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Photo } from './photo.ts'

/** All that came with the form, unless it has been sent as a report too: then the report has them. */
const goesAlong = (support: string): RawBuilder<boolean> => sql<boolean>`photos.form = ${support}
  and photos.report is null
  and not exists (select from drafts where drafts.id = photos.form and drafts.sent_at is not null)`

/** The photos that a contribution brings when it is confirmed, in the order they came. */
export const photosOfContribution = (db: Db, support: string): Promise<Photo[]> =>
  db
    .selectFrom('photos')
    .select(['id', 'address', 'width', 'height', 'state'])
    .where(goesAlong(support))
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** A contribution that is confirmed takes no more: what it brought has been told. */
export async function isConfirmedContribution(db: Db, support: string): Promise<boolean> {
  const confirmed = await db
    .selectFrom('unconfirmed_supports')
    .select('id')
    .where('id', '=', support)
    .where('confirmed_for', 'is not', null)
    .executeTakeFirst()
  return confirmed !== undefined
}

/** From now on they wait with the contribution, as long as it does, and no longer with a report that was begun. */
export async function keepWithContribution(tx: Db, support: string): Promise<void> {
  await tx.updateTable('photos').set({ support, draft: null }).where(goesAlong(support)).execute()
}

/** Where nothing could be read there is nothing to tell; their files follow. */
export async function dropWithContribution(tx: Db, support: string): Promise<void> {
  await tx.deleteFrom('photos').where(goesAlong(support)).execute()
}
