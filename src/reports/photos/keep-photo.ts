import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { type Inspected, inspectPhoto } from '#files/inspect-photo.ts'
import { photoLimits } from '#files/photo-limits.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { Point } from '#geo/browser/point.ts'
import { whereIsIt } from '#geo/sweden.ts'
import { Conflict, Gone } from '../../errors.ts'
import { beginDraft } from '../begin-draft.ts'
import { linkToDraft } from '../draft.ts'
import { lockForm } from '../lock-form.ts'
import type { Language } from '../report.ts'
import { fileOf, newAddress, type Photo, type PhotoRefusal } from './photo.ts'
import { isConfirmedContribution } from './photos-of-contribution.ts'

export type PhotoToKeep = {
  /** Made by whoever sends it: sent again with the same one, it is the same photo. */
  id: string
  /** The key of the form it belongs to. */
  form: string
  /** Where it lies; moved from there when it is kept. */
  path: string
  /** When the photo itself doesn't say. */
  takenAt?: Date | null
  /** The photo begins a report, or belongs to one that is begun; else whoever has the form attaches it later. */
  draft: { language: Language } | null
}
export type KeptPhoto =
  | { ok: true; photo: Photo; draftLink: string | null; takenAt: Date | null; place: Point | null }
  | { ok: false; why: PhotoRefusal }

/**
 * Keeps a photo that was sent: looked at, safe on the disk, its row committed, before anybody hears that it is.
 * Only then is it made into what others see. The camera's place is kept where it lies in Sweden.
 */
export async function keepPhoto(db: Db, store: PhotoStore, sent: PhotoToKeep): Promise<KeptPhoto> {
  const known = await photoById(db, sent)
  const inspected = known ? null : await inspectPhoto(sent.path)
  if (inspected && !inspected.ok) return inspected
  const address = newAddress()
  if (inspected) await store.keep(fileOf(address, 'original'), sent.path)
  const kept = await inTransaction(db, (tx) => record(tx, sent, address, inspected)).catch(async (error) => {
    await store.remove(fileOf(address, 'original'))
    throw error
  })
  if (!kept.ok || kept.photo.address !== address) await store.remove(fileOf(address, 'original'))
  return kept
}

type Looked = Extract<Inspected, { ok: true }>

async function record(tx: Db, sent: PhotoToKeep, address: string, looked: Looked | null): Promise<KeptPhoto> {
  const { id, form, draft, takenAt } = sent
  await lockForm(tx, form)
  const already = await photoById(tx, sent)
  if (already) return { ok: true, draftLink: (draft && (await linkToDraft(tx, form))) ?? null, ...already }
  if (!looked) throw new Conflict('the photo was taken away meanwhile')
  if (await isConfirmedContribution(tx, form)) throw new Gone('the contribution is confirmed')
  const draftLink = draft && (await beginDraft(tx, { id: form, ...draft }))
  if ((await countOf(tx, form)) >= photoLimits.perForm) return { ok: false, why: 'too_many' }
  const place = looked.place && whereIsIt(looked.place) === 'sweden' ? looked.place : null
  const { kind: type, bytes, width, height } = looked
  const at = looked.takenAt ?? takenAt ?? null
  const row = { id, form, address, type, bytes, width, height, taken_at: at, draft: draft && form, ...place }
  await tx.insertInto('photos').values(row).execute()
  await wakeWorker(tx)
  return { ok: true, photo: { id, address, width, height, state: 'stored' }, draftLink, takenAt: at, place }
}

/** The photo of an id, when it has been kept before. Somebody else's id is nobody's business. */
async function photoById(db: Db, { id, form }: PhotoToKeep) {
  const row = await db
    .selectFrom('photos')
    .select(['id', 'form', 'address', 'width', 'height', 'state', 'taken_at', 'lat', 'lon'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { form: owner, taken_at: takenAt, lat, lon, ...photo } = row
  if (owner !== form) throw new Conflict('the photo belongs to something else')
  return { photo, takenAt, place: lat === null || lon === null ? null : { lat, lon } }
}

async function countOf(tx: Db, form: string): Promise<number> {
  const { count } = await tx
    .selectFrom('photos')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('form', '=', form)
    .executeTakeFirstOrThrow()
  return count
}
