import { paths } from '#paths.ts'
import type { KeptPhoto } from '../keeping/kept.ts'
import { dropPhoto, keepPhoto } from '../keeping/shelf.ts'
import { waitForTurn, waitMs } from '../sending/back-off.ts'
import { upload } from './upload.ts'

export type QueuedState = 'preparing' | 'waiting' | 'retrying' | 'sending' | 'kept' | 'failed'

/** A photo of the form that is shown, how far it has come, and why it could not come further. */
export type QueuedPhoto = {
  id: string
  /** Null where this browser can't show it. */
  thumb: string | null
  state: QueuedState
  percent: number
  why: string
  /** What is sent; null for one that is at the server already. */
  kept: KeptPhoto | null
}

export type PhotoQueue = {
  photos(): readonly QueuedPhoto[]
  put(photo: QueuedPhoto): void
  change(id: string, change: Partial<QueuedPhoto>): void
  remove(id: string): void
  /** Nobody waits for a turn any longer. */
  now(): void
  /** How many photos and removals have not come to an end. */
  left(): number
}

type House = { key: string; language: 'sv' | 'en'; changed(): void; isKeptHere: boolean }

/** Sends photos one by one as they come, and takes away those that are not wanted, until each has come to its end. */
export function photoQueue({ key, language, changed, isKeptHere }: House): PhotoQueue {
  let photos: readonly QueuedPhoto[] = []
  const removals = new Set<string>()
  let turn = new AbortController()
  let underWay: { id: string; stop: AbortController } | null = null
  let isRunning = false

  const change: PhotoQueue['change'] = (id, changes) => {
    photos = photos.map((photo) => (photo.id === id ? { ...photo, ...changes } : photo))
    changed()
    if (changes.state === 'waiting') void run()
  }

  async function run(): Promise<void> {
    if (isRunning) return
    isRunning = true
    for (let failures = 0; ; ) {
      const isDone = await takeNext()
      if (isDone === null) break
      failures = isDone ? 0 : failures + 1
      if (isDone) continue
      turn = new AbortController()
      await waitForTurn(waitMs(failures), turn.signal)
    }
    isRunning = false
    changed()
  }

  /** Whether what came next is done; null when there was nothing. */
  async function takeNext(): Promise<boolean | null> {
    const [unwanted] = removals
    if (unwanted) return removeThere(unwanted)
    const next = photos.find(({ state, kept }) => kept && (state === 'waiting' || state === 'retrying'))
    return next?.kept ? send(next.kept) : null
  }

  async function removeThere(id: string): Promise<boolean> {
    const isRemoved = await fetch(paths.apiRemovePhoto(key, id), { method: 'POST' }).then(
      ({ status }) => status < 500 && status !== 429,
      () => false,
    )
    if (isRemoved) removals.delete(id)
    return isRemoved
  }

  async function send(photo: KeptPhoto): Promise<boolean> {
    const stop = new AbortController()
    underWay = { id: photo.id, stop }
    change(photo.id, { state: 'sending', percent: 0 })
    const progress = (percent: number) => change(photo.id, { percent })
    const sent = await upload(paths.apiPhotos(key, language), photo, { progress, signal: stop.signal })
    underWay = null
    if (sent.is === 'later') change(photo.id, { state: 'retrying' })
    else if (sent.is === 'refused') change(photo.id, { state: 'failed', why: sent.why })
    else {
      change(photo.id, { state: 'kept', percent: 100 })
      if (isKeptHere && photos.some(({ id }) => id === photo.id)) await keepPhoto({ ...photo, src: sent.src })
    }
    return sent.is !== 'later' || stop.signal.aborted
  }

  return {
    photos: () => photos,
    change,
    put(photo) {
      photos = [...photos, photo]
      changed()
      if (photo.state === 'waiting') void run()
    },
    remove(id) {
      const isUnsent = photos.some((photo) => photo.id === id && photo.state === 'preparing' && !photo.kept)
      photos = photos.filter((photo) => photo.id !== id)
      if (!isUnsent) removals.add(id)
      void dropPhoto(id)
      if (underWay?.id === id) underWay.stop.abort()
      turn.abort()
      changed()
      void run()
    },
    now: () => turn.abort(),
    left: () => photos.filter(({ state }) => state !== 'kept' && state !== 'failed').length + removals.size,
  }
}
