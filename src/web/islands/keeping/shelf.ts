import { isForgotten, type KeptDraft, type KeptPhoto } from './kept.ts'
import { use } from './store.ts'

export const keepDraft = (draft: KeptDraft) => use('readwrite', ({ drafts }) => drafts.put(draft))

export const keepPhoto = (photo: KeptPhoto) => use('readwrite', ({ photos }) => photos.put(photo))

export const dropPhoto = (id: string) => use('readwrite', ({ photos }) => photos.delete(id))

/** The newest first; those a week old are cleared away. */
export async function keptDrafts(): Promise<KeptDraft[]> {
  const all: KeptDraft[] = (await use('readonly', ({ drafts }) => drafts.getAll())) ?? []
  const now = Date.now()
  await Promise.all(all.filter((draft) => isForgotten(draft, now)).map(({ key }) => clearAway(key)))
  return all.filter((draft) => !isForgotten(draft, now)).sort((a, b) => b.keptAt - a.keptAt)
}

export async function keptPhotos(draft: string): Promise<KeptPhoto[]> {
  const photos: KeptPhoto[] =
    (await use('readonly', ({ photos }) => photos.index('draft').getAll(draft))) ?? []
  return photos.sort((a, b) => a.addedAt - b.addedAt)
}

/** Nothing of it is left on this device. */
export async function clearAway(key: string): Promise<void> {
  const ids = (await use('readonly', ({ photos }) => photos.index('draft').getAllKeys(key))) ?? []
  await use('readwrite', ({ drafts, photos }) => {
    for (const id of ids) photos.delete(id)
    return drafts.delete(key)
  })
}
