import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { photoLimits } from '#files/photo-limits.ts'
import { askerOf } from '#http/asker.ts'
import { comesFromUs } from '#http/origin-check.ts'
import { discardFiles, readUpload } from '#http/read-upload.ts'
import { Conflict, Gone } from '../errors.ts'
import type { Limits } from './limits.ts'
import { type PhotoMistake, refuse } from './refuse.ts'
import type { ApiAsk } from './rooms.ts'
import type { ApiRoute } from './routes.ts'

type Posted = Extract<ApiRoute, { method: 'POST' }>

/** Lets a page of ours post: where it comes from and how often is asked before anything is read. */
export async function admitPost(ask: ApiAsk, { limit, files = [], handler }: Posted, limits: Limits) {
  const { c, rooms } = ask
  const { baseUrl, mode, photos } = rooms
  if (!comesFromUs(c, { baseUrl, anyHost: mode !== 'production' })) return refuse(ask, 403, 'elsewhere')
  if (!limits[limit].allows(askerOf(c))) return refuse(ask, 429, 'too_often')
  const upload = await readUpload(c.req.raw, {
    fields: files,
    folder: photos.incoming,
    mostFiles: 1,
    bytesEach: photoLimits.bytes,
  })
  if (!upload.ok) return refuse(ask, unread[upload.why].status, unread[upload.why].code)
  try {
    return await handler({ ...ask, ...upload })
  } catch (error) {
    if (error instanceof Gone || error instanceof Conflict) return refuse(ask, 409, 'closed')
    throw error
  } finally {
    await discardFiles(upload.files)
  }
}

const unread = {
  too_large: { status: 413, code: 'too_large' },
  files_too_large: { status: 413, code: 'too_large' },
  unreadable: { status: 400, code: 'missing' },
  busy: { status: 503, code: 'busy' },
} as const satisfies Record<string, { status: ContentfulStatusCode; code: PhotoMistake }>
