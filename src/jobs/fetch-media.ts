import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#database/database.ts'
import { type LeasedWork, recordAnyway } from '#database/leased-work.ts'
import { photoLimits } from '#files/photo-limits.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import { type FetchRefusal, guardedFetch, NotFetched } from '#http/guarded-fetch.ts'
import { messagesIn } from '#i18n/messages.ts'
import { settleMedia } from '#reports/submissions/settle-media.ts'
import { mostTries, type TakenMedia, takeMedia } from '#reports/submissions/take-media.ts'
import { log } from '../log.ts'

type Rooms = {
  db: Db
  photos: PhotoStore
  /** Hosts with their ports that case systems may be at, wherever they are: for what their own updates name, and theirs alone. */
  reachable: readonly string[]
  /** The same for whatever is named by anybody; none in a house that others reach. */
  allowed?: readonly string[]
}

const timeoutMs = 30_000

/** Pictures that came as addresses: each fetched and kept with its report, or told of as lost. */
export const mediaToFetch = ({ db, photos, reachable, allowed = [] }: Rooms): LeasedWork<TakenMedia> => ({
  table: 'media',
  atOnce: 2,
  take: (limit) => takeMedia(db, limit),
  async send(taken) {
    const fetched = await fetchOne(taken, [...allowed, ...ofItsSystem(taken, reachable)])
    log('info', 'media', {
      media: taken.id,
      outcome: fetched.ok ? 'fetched' : fetched.why,
    })
    if (!fetched.ok && fetched.mayComeLater && taken.attempt < mostTries) return
    const path = fetched.ok ? join(photos.incoming, randomUUID()) : null
    const ifLost = messagesIn('sv').open311.lostPicture(taken.url)
    try {
      if (path && fetched.ok) await writeFile(path, fetched.bytes, { flag: 'wx', mode: 0o600 })
      await recordAnyway(async () => void (await settleMedia(db, photos, { media: taken.id, path, ifLost })))
    } finally {
      if (path) await rm(path, { force: true })
    }
  },
})

function ofItsSystem({ system }: TakenMedia, reachable: readonly string[]): readonly string[] {
  const host = system !== null && URL.canParse(system) ? new URL(system).host : null
  return reachable.filter((one) => one === host)
}

type Outcome = { ok: true; bytes: Buffer } | { ok: false; why: string; mayComeLater: boolean }

/** Where another try can end otherwise. */
const later: ReadonlySet<FetchRefusal> = new Set(['too_slow', 'unreachable'])

async function fetchOne({ url }: TakenMedia, allowed: readonly string[]): Promise<Outcome> {
  if (url === null) return { ok: false, why: 'none', mayComeLater: false }
  try {
    const { status, bytes } = await guardedFetch(url, { mostBytes: photoLimits.bytes, timeoutMs, allowed })
    if (status === 200) return { ok: true, bytes }
    return { ok: false, why: String(status), mayComeLater: status === 429 || status >= 500 }
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error
    return { ok: false, why: error.why, mayComeLater: later.has(error.why) }
  }
}
