import { z } from 'zod'
import { removePhoto } from '#reports/photos/remove-photo.ts'
import { refuse } from './refuse.ts'
import type { ApiAsk } from './rooms.ts'

const asked = z.object({ key: z.uuid(), id: z.uuid() })

/** `POST /api/v1/drafts/:key/photos/:id/remove`: gone, whether it was there or not. */
export async function dropPhoto(ask: ApiAsk): Promise<Response> {
  const { c, rooms } = ask
  const read = asked.safeParse(c.req.param())
  if (!read.success) return refuse(ask, 422, 'missing')
  const { key, id } = read.data
  await removePhoto(rooms.db, { id: id.toLowerCase(), form: key.toLowerCase() })
  return c.json({ removed: true })
}
