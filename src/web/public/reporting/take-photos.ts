import { readFile } from 'node:fs/promises'
import { type KeptPhoto, keepPhoto } from '#reports/photos/keep-photo.ts'
import { photoIdOf } from '#reports/photos/photo-id.ts'
import { removePhoto } from '#reports/photos/remove-photo.ts'
import { Gone } from '../../../errors.ts'
import type { Ask } from '../../ask.ts'

type Refused = { ok: false; why: Extract<KeptPhoto, { ok: false }>['why'] | 'closed' }
export type PhotoMistake = Refused['why']
/** What became of the photos that came with a form; the good ones are kept, whatever else is wrong. */
export type TakenPhotos = { kept: number; mistake: PhotoMistake | null; link: string | null }

/** Keeps the photos that came with the form of this key. The first thing wrong with one is what is said. */
export async function takePhotos(ask: Ask, form: string): Promise<TakenPhotos> {
  const { rooms, language } = ask
  const taken: TakenPhotos = { kept: 0, mistake: null, link: null }
  for (const file of ask.files) {
    if (file.path === null) {
      taken.mistake ??= file.why
      continue
    }
    const { path } = file
    const id = photoIdOf(form, await readFile(path))
    const sent = { id, form, path, draft: { language } }
    const kept = await keepPhoto(rooms.db, rooms.photos, sent).catch(closed)
    if (!kept.ok) taken.mistake ??= kept.why
    else Object.assign(taken, { kept: taken.kept + 1, link: kept.draftLink })
  }
  return taken
}

/** What the form became is confirmed already: it takes no more, and that is said beside the rest. */
function closed(error: unknown): Refused {
  if (error instanceof Gone) return { ok: false, why: 'closed' }
  throw error
}

type Changed = {
  /** A button took a kept photo away: the form is shown again as it stands. */
  isDropped: boolean
  mistakes: { photos: PhotoMistake } | null
}

/** What a posted form changes of its photos: those that came are kept, one that is not wanted goes. */
export async function changePhotos(ask: Ask, form: string): Promise<Changed> {
  const { mistake } = await takePhotos(ask, form)
  const id = ask.fields['removePhoto']
  if (id && uuid.test(id)) await removePhoto(ask.rooms.db, { id, form })
  return { isDropped: id !== undefined, mistakes: mistake && { photos: mistake } }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
