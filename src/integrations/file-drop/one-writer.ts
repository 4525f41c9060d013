import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'

/** Somebody else is writing: what was to be written was not. */
export class Busy extends Error {
  override name = 'Busy'
}

const tries = 100
const pauseMs = 20
/** Nobody writes for so long: whoever held it has died. */
const leftBehindMs = 10 * 60_000

/**
 * Does the work while nobody else, in this process or another, does any by the same lock. `isMine` says whether it still is,
 * to be asked before what can't be undone.
 */
export async function asOneWriter<T>(
  lock: string,
  work: (isMine: () => Promise<boolean>) => Promise<T>,
): Promise<T> {
  const mine = randomUUID()
  for (let tried = 0; !(await taken(lock, mine)); tried += 1) {
    if (tried >= tries) throw new Busy('somebody else writes there')
    await removeLeftBehind(lock)
    await wait(pauseMs)
  }
  const isMine = async () => (await contentOf(lock)) === mine
  try {
    return await work(isMine)
  } finally {
    if (await isMine()) await rm(lock, { force: true })
  }
}

async function taken(lock: string, mine: string): Promise<boolean> {
  try {
    await writeFile(lock, mine, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function removeLeftBehind(lock: string): Promise<void> {
  const found = await stat(lock).catch(() => null)
  if (!found || Date.now() - found.mtimeMs < leftBehindMs) return
  const aside = `${lock}.${randomUUID()}`
  await rename(lock, aside).catch(() => undefined)
  await rm(aside, { force: true })
}

const contentOf = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null)
