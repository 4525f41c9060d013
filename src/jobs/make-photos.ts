import { availableParallelism } from 'node:os'
import type { Db } from '#database/database.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { renderPhoto, Undecodable } from '#files/render-photo.ts'
import { fileOf, type Rendition, renditions } from '#reports/photos/photo.ts'
import { type Made, recordPhoto } from '#reports/photos/record-photo.ts'
import { type TakenPhoto, takePhotos } from '#reports/photos/take-photos.ts'
import { log, reasonOf } from '../log.ts'

type Rooms = { db: Db; photos: PhotoStore }

/** Photos that were kept: each made into the copies others see, or found broken. Pages keep half the machine. */
export const photosToMake = ({ db, photos }: Rooms): LeasedWork<TakenPhoto> => ({
  table: 'photos',
  atOnce: Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2))),
  take: (limit) => takePhotos(db, limit),
  async send(taken) {
    const made = await makeCopies(photos, taken)
    log(made.state === 'ready' ? 'info' : 'warn', 'photo', { photo: taken.id, state: made.state })
    await recordAnyway(async () => {
      if (!(await recordPhoto(db, { photo: taken.id, made }))) await removeCopies(photos, taken.address)
    })
  },
})

const sizes: readonly Rendition[] = ['large', 'medium', 'small']

/** Throws when the disk fails or the decoder ends: it is then tried again when the lease has run out. */
async function makeCopies(photos: PhotoStore, { address, kind, id }: TakenPhoto): Promise<Made> {
  const bytes = await photos.read(fileOf(address, 'original'))
  if (!bytes) return { state: 'broken' }
  const { large, medium, small } = renditions
  const rendered = await renderPhoto(bytes, kind, [large, medium, small]).catch((error: unknown) => {
    if (!(error instanceof Undecodable)) throw error
    log('info', 'photo not decoded', { photo: id, reason: reasonOf(error) })
    return null
  })
  if (!rendered) return { state: 'broken' }
  const { width, height, copies } = rendered
  for (const [index, size] of sizes.entries()) {
    const copy = copies[index]
    if (copy) await photos.put(fileOf(address, size), copy)
  }
  return { state: 'ready', width, height }
}

const removeCopies = (photos: PhotoStore, address: string): Promise<unknown> =>
  Promise.all(sizes.map((size) => photos.remove(fileOf(address, size))))
