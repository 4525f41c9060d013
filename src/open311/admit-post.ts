import { type Caller, openKey } from '#bodies/keys/open-key.ts'
import { photoLimits } from '#files/photo-limits.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { noLimit, type RateLimit, rateLimit } from '#http/rate-limit.ts'
import { discardFiles, readUpload } from '#http/read-upload.ts'
import type { Upload } from '#http/upload.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { keepAnswered } from './keep-answered.ts'
import { keyBeforeBody } from './key-before-body.ts'
import { type MistakeCode, Open311Mistake } from './mistake.ts'
import { postedOf } from './posted.ts'
import type { Open311Ask } from './rooms.ts'
import type { Open311Route } from './routes.ts'
import { asksSandbox } from './sandbox/asks-sandbox.ts'

type Posting = Extract<Open311Route, { method: 'POST' }>

/** How each program known to us names the pictures it sends. */
const pictures = /^(?:(?:media|photos?)(?:\d*|\[\d*\])|file_.*)$/

/**
 * Lets in who has a key, for the municipality it is for and no oftener than was agreed. A key that comes before the body
 * is asked for first: whoever has none that works has nothing of theirs read.
 */
export async function admitPost(
  ask: Open311Ask,
  { handler, sandbox }: Posting,
  limit: (caller: Caller) => boolean,
): Promise<Response> {
  const { c, rooms } = ask
  const startedAt = new Date()
  const first = keyBeforeBody(ask)
  const known = first === undefined ? null : await callerWith(ask, first)
  if (known && !limit(known)) throw new Open311Mistake('too_often')
  const upload = await readUpload(c.req.raw, {
    ...{ fields: pictures, folder: rooms.photos.incoming, mayRepeat: true },
    ...{ mostFiles: photoLimits.perForm, bytesEach: photoLimits.bytes },
  })
  const { entries, files } = upload.ok ? upload : { entries: [], files: [] }
  const unreadable = upload.ok ? null : new Open311Mistake(unread[upload.why])
  try {
    if (!known && unreadable) throw unreadable
    const posted = postedOf(entries)
    const last = [...posted].map(([name, values]) => [name, values.at(-1) ?? ''])
    const asked = { ...ask.asked, ...Object.fromEntries(last) }
    const key = first ?? asked['api_key'] ?? ''
    const caller = known ?? (await callerWith(ask, key))
    if (!known && !limit(caller)) throw new Open311Mistake('too_often')
    return await keepAnswered(ask, { caller, entries, files, startedAt }, async () => {
      if (unreadable) throw unreadable
      await checkJurisdiction({ ...ask, asked }, caller)
      const answer = asksSandbox({ asked }) ? sandbox : handler
      return answer({ ...ask, asked, caller, posted, files })
    })
  } finally {
    await discardFiles(files)
  }
}

const unread: Readonly<Record<Extract<Upload, { ok: false }>['why'], MistakeCode>> = {
  unreadable: 'post_unreadable',
  too_large: 'post_too_large',
  files_too_large: 'post_too_large',
  busy: 'busy',
}

async function callerWith({ rooms }: Open311Ask, key: string): Promise<Caller> {
  if (key === '') throw new Open311Mistake('key_missing')
  const caller = await openKey(rooms.db, key, ['open311', 'sandbox'])
  if (!caller) throw new Open311Mistake('key_wrong')
  return caller
}

/** Only all that is posted says where it belongs: a key of the sandbox opens nothing else, and no other opens that. */
async function checkJurisdiction(ask: Open311Ask, { body, scope }: Caller): Promise<void> {
  const { municipality } = await jurisdictionOf(ask)
  if ((scope === 'sandbox') !== asksSandbox(ask)) throw new Open311Mistake('key_wrong')
  const own = municipalityByCode(body ?? '')?.code
  if (own && municipality && own !== municipality) throw new Open311Mistake('key_elsewhere')
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
