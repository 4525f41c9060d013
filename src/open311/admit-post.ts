import { type Caller, openKey } from '#bodies/keys/open-key.ts'
import { photoLimits } from '#files/photo-limits.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { noLimit, type RateLimit, rateLimit } from '#http/rate-limit.ts'
import { discardFiles, readUpload } from '#http/read-upload.ts'
import type { Upload } from '#http/upload.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { type MistakeCode, Open311Mistake } from './mistake.ts'
import { postedOf } from './posted.ts'
import type { Open311Ask } from './rooms.ts'
import type { Open311Route } from './routes.ts'
import { asksSandbox } from './sandbox/asks-sandbox.ts'

type Posting = Extract<Open311Route, { method: 'POST' }>

/** How each program known to us names the pictures it sends. */
const pictures = /^(?:media(?:\[\])?|photo\d*|file_.*)$/

/** Lets in who has a key, for the municipality it is for and no oftener than was agreed. */
export async function admitPost(
  ask: Open311Ask,
  { handler, sandbox }: Posting,
  limit: (caller: Caller) => boolean,
): Promise<Response> {
  const { c, rooms } = ask
  const upload = await readUpload(c.req.raw, {
    ...{ fields: pictures, folder: rooms.photos.incoming, mayRepeat: true },
    ...{ mostFiles: photoLimits.perForm, bytesEach: photoLimits.bytes },
  })
  if (!upload.ok) throw new Open311Mistake(unread[upload.why])
  try {
    const posted = postedOf(upload.entries)
    const last = [...posted].map(([name, values]) => [name, values.at(-1) ?? ''])
    const asked = { ...ask.asked, ...Object.fromEntries(last) }
    const caller = await callerOf({ ...ask, asked })
    if (!limit(caller)) throw new Open311Mistake('too_often')
    const answer = asksSandbox({ asked }) ? sandbox : handler
    return await answer({ ...ask, asked, caller, posted, files: upload.files })
  } finally {
    await discardFiles(upload.files)
  }
}

const unread: Readonly<Record<Extract<Upload, { ok: false }>['why'], MistakeCode>> = {
  unreadable: 'post_unreadable',
  too_large: 'post_too_large',
  files_too_large: 'post_too_large',
  busy: 'busy',
}

async function callerOf(ask: Open311Ask): Promise<Caller> {
  const { api_key: key } = ask.asked
  if (key === undefined) throw new Open311Mistake('key_missing')
  const { municipality } = await jurisdictionOf(ask)
  const caller = await openKey(ask.rooms.db, key, asksSandbox(ask) ? 'sandbox' : 'open311')
  if (!caller) throw new Open311Mistake('key_wrong')
  const own = municipalityByCode(caller.body ?? '')?.code
  if (own && municipality && own !== municipality) throw new Open311Mistake('key_elsewhere')
  return caller
}

/** So many acts a minute as was agreed with each. */
export function callersLimit(isLimited: boolean): (caller: Caller) => boolean {
  const limits = new Map<number, RateLimit>()
  return ({ id, perMinute }) => {
    const limit =
      limits.get(perMinute) ?? (isLimited ? rateLimit({ acts: perMinute, perMs: 60_000 }) : noLimit)
    limits.set(perMinute, limit)
    return limit.allows(String(id))
  }
}
