import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type FilePlace, NotDone } from './file-place.ts'

/** Somebody else is writing: what was to be written was not. */
export const busy = (): NotDone =>
  new NotDone({ outcome: 'later', answer: 'somebody else writes there', retryAfterMs: 1000, isWell: true })

/** Others write within a moment, or are slow: then it is tried again later. */
const tries = 100
const pauseMs = 20

/**
 * Does the work while nobody else, in this process or another, does any by the same lock. `isMine` says whether it still is,
 * to be asked before what can't be undone.
 */
export async function asOneWriter<T>(
  place: FilePlace,
  lock: string,
  work: (isMine: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const mine = randomUUID()
  for (let tried = 0; !(await place.make(lock, mine)); tried += 1) {
    if (tried >= tries) throw busy()
    // How old it is takes several questions at a server, and changes slowly.
    if (tried % 10 === 0) await removeLeftBehind(place, lock)
    await wait(pauseMs)
  }
  const isMine = async () => (await place.read(lock).catch(() => null)) === mine
  try {
    return await work(isMine)
  } finally {
    // What has been written is, whatever becomes of the lock: one that is left behind is waited for, and removed.
    if (await isMine()) await place.remove(lock).catch(() => undefined)
  }
}

async function removeLeftBehind(place: FilePlace, lock: string): Promise<void> {
  const age = await place.ageMs(lock)
  if (age === null || age < place.longestMs) return
  const aside = `${lock}.${randomUUID()}`
  await place.rename(lock, aside).catch(() => undefined)
  await place.remove(aside)
}
