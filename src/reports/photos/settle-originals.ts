import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { PhotoKind } from '#files/photo-kind.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { renderPhoto } from '#files/render-photo.ts'
import { fileOf } from './photo.ts'

const mostAtOnce = 50

/**
 * Does with photos as they were sent what the holder's rule says, once what they belong to is confirmed and the copies are
 * made: removed, kept without what the camera wrote, or as they are; and removed when the rule's days have passed. Of the
 * sandbox's none is kept: they may tell where somebody lives. Cut short, it begins again where it stopped.
 */
export async function settleOriginals(db: Db, store: PhotoStore): Promise<number> {
  const unsettled = await originalsToSettle(db)
  for (const photo of unsettled) await settle(db, store, photo)
  return unsettled.length
}

type Unsettled = { id: string; address: string; kind: PhotoKind; to: 'removed' | 'without_metadata' }

async function originalsToSettle(db: Db): Promise<Unsettled[]> {
  const { rows } = await sql<Unsettled>`
    (select photos.id, photos.address, photos.type as kind, rule.to
      from photos
      join reports on reports.number = photos.report
      join cases on cases.report = photos.report and cases.is_present
      join bodies on bodies.code = cases.holder
      left join entries on entries.id = photos.entry
     cross join lateral (select case
             when photos.state = 'broken' or bodies.photo_originals = 'discard'
               or coalesce(entries.created_at, reports.confirmed_at)
                  + make_interval(days => bodies.photo_original_days) < now() then 'removed'
             when bodies.photo_originals = 'without_metadata' and photos.original = 'as_taken' then 'without_metadata'
           end as to) rule
     where photos.original <> 'removed' and photos.state <> 'stored' and rule.to is not null
     order by photos.created_at limit ${mostAtOnce})
     union all
    (select id, address, type as kind, 'removed' as to
      from photos
     where sandbox_report is not null and original <> 'removed' and state <> 'stored'
     order by created_at limit ${mostAtOnce})`.execute(db)
  return rows
}

async function settle(db: Db, store: PhotoStore, { id, address, kind, to }: Unsettled): Promise<void> {
  const name = fileOf(address, 'original')
  if (to === 'removed') await store.remove(name)
  else await keepBare(store, name, kind)
  await db.updateTable('photos').set({ original: to }).where('id', '=', id).execute()
}

// As large as a JPEG can be: as it was.
const asLarge = { pixels: 65_500, type: 'image/jpeg', quality: 92 } as const

/** Done before and cut short, it is the bare one already: once more does no harm. */
async function keepBare(store: PhotoStore, name: string, kind: PhotoKind): Promise<void> {
  const bytes = await store.read(name)
  if (!bytes) return
  const isBare = bytes[0] === 0xff && kind !== 'image/jpeg'
  if (isBare) return
  const { copies } = await renderPhoto(bytes, kind, [asLarge])
  if (copies[0]) await store.put(name, copies[0])
}
