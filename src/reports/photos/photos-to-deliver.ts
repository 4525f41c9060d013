import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { DeliveryKind } from '#database/schema.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { DeliveredPhoto } from '../deliveries/delivery.ts'
import { fileOf, renditions } from './photo.ts'

// Mail servers turn away what is much larger; a third is added when it is packed for mail.
const mostBytes = 15 * 1024 * 1024

type Told = { kind: DeliveryKind; number: number }

/** A report's photos for whoever holds it now: with their bytes where a case begins, else by name. */
export async function photosToDeliver(db: Db, store: PhotoStore, told: Told): Promise<DeliveredPhoto[]> {
  const rows = await photoRows(db)
    .where('photos.report', '=', told.number)
    .where('photos.entry', 'is', null)
    .execute()
  const beginsCase = told.kind === 'report' || told.kind === 'hand_over' || told.kind === 'notice'
  return pack(beginsCase ? store : null, rows, 'foto')
}

/** What came with something that was said: with its bytes, named so that it is not taken for the report's own. */
export async function photosOfEntry(db: Db, store: PhotoStore, entry: number): Promise<DeliveredPhoto[]> {
  return pack(store, await photoRows(db).where('photos.entry', '=', entry).execute(), 'nytt-foto')
}

const photoRows = (db: Db) =>
  db
    .selectFrom('photos')
    .innerJoin('reports', 'reports.number', 'photos.report')
    .leftJoin('entries', 'entries.id', 'photos.entry')
    .select(['photos.id', 'photos.address', 'photos.width', 'photos.height', 'photos.state'])
    .select(['photos.taken_at as takenAt', isForAll.as('isForAll')])
    .where('photos.state', '!=', 'broken')
    .where('photos.hidden_at', 'is', null)
    .orderBy('photos.created_at')
    .orderBy('photos.id')

const isForAll = sql<boolean>`photos.state = 'ready' and reports.visibility = 'public'
  and (entries.id is null or (entries.audience = 'update' and entries.hidden_at is null))`

type Row = Awaited<ReturnType<ReturnType<typeof photoRows>['executeTakeFirstOrThrow']>>

/** As many with their bytes as a mail can take, in their order; without a store only told of. */
async function pack(
  store: PhotoStore | null,
  rows: readonly Row[],
  named: string,
): Promise<DeliveredPhoto[]> {
  let left = mostBytes
  const photos: DeliveredPhoto[] = []
  for (const [index, { address, state, isForAll: isShown, ...photo }] of rows.entries()) {
    const found = store && state === 'ready' ? await store.read(fileOf(address, 'large')) : null
    const bytes = found && found.length <= left ? found : null
    left -= bytes?.length ?? 0
    photos.push({
      ...photo,
      ...{ address: isShown ? address : null, name: `${named}-${index + 1}.jpg` },
      ...{ type: renditions.large.type, bytes },
    })
  }
  return photos
}
