import { z } from 'zod'
import { believable } from '#files/read-taken.ts'
import { paths } from '#paths.ts'
import { keepPhoto } from '#reports/photos/keep-photo.ts'
import { languageOf } from './language.ts'
import { refuse } from './refuse.ts'
import type { ApiAsk } from './rooms.ts'

const asked = z.object({
  key: z.uuid(),
  id: z.uuid(),
  takenAt: z.iso
    .datetime({ offset: true })
    .transform((words) => believable(new Date(words)))
    .nullable()
    .catch(null),
})

/**
 * `POST /api/v1/drafts/:key/photos`, multipart: `photo` (the file), `id` (a UUID of the sender's: the same once
 * more is the same photo), `takenAt` (optional). 201 with the photo, the draft it belongs to, and where and when
 * it was taken if it says so. Problems have a `code` and a sentence (`?language=en`).
 */
export async function addPhoto(ask: ApiAsk): Promise<Response> {
  const { c, rooms, fields, files } = ask
  const read = asked.safeParse({ takenAt: null, ...fields, key: c.req.param('key') })
  const [file] = files
  if (!read.success || !file) return refuse(ask, 422, 'missing')
  if (file.path === null) return refuse(ask, 422, file.why)
  const { key, id, takenAt } = read.data
  const language = languageOf(ask)
  const kept = await keepPhoto(rooms.db, rooms.photos, {
    id: id.toLowerCase(),
    form: key.toLowerCase(),
    path: file.path,
    takenAt,
    draft: { language },
  })
  if (!kept.ok) return refuse(ask, 422, kept.why)
  const { photo, place } = kept
  const token = rooms.links.token('draft', kept.draftLink ?? '')
  const src = paths.draftPhoto(token, photo.id)
  return c.json(
    {
      photo: { id: photo.id, src, width: photo.width, height: photo.height },
      draft: { token },
      place,
      takenAt: kept.takenAt?.toISOString() ?? null,
    },
    201,
  )
}
