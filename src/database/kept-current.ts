import { setTimeout as pause } from 'node:timers/promises'
import { log, reasonOf } from '../log.ts'
import type { Connection } from './database.ts'
import { listen } from './listen.ts'

/** Something read from the database and held in memory, as it is now. */
export type KeptCurrent<T> = {
  /** The channel that tells that it is another. */
  channel: string
  /** What it was before it was read for the first time, then what was read last. */
  current(): T
  /** Reads it again, and once more when it was told to meanwhile; until then `current` answers as before. */
  readAgain(): Promise<void>
}

export type KeptTable<T> = { channel: string; atFirst: T; read(): Promise<T> }

export function keptCurrent<T>({ channel, atFirst, read }: KeptTable<T>): KeptCurrent<T> {
  let value = atFirst
  let reading: Promise<void> | null = null
  let isStale = false

  async function readUntilCurrent(): Promise<void> {
    try {
      do {
        isStale = false
        await readOnce()
      } while (isStale)
    } finally {
      reading = null
    }
  }

  async function readOnce(): Promise<void> {
    try {
      value = await read()
    } catch (error) {
      // Told of another change meanwhile, it is tried again at once: nobody tells of it a second time.
      if (!isStale) throw error
    }
  }

  return {
    channel,
    current: () => value,
    readAgain() {
      isStale = true
      reading ??= readUntilCurrent()
      return reading
    },
  }
}

type Watched = Pick<KeptCurrent<unknown>, 'channel' | 'readAgain'>

/** Reads each for the first time, and again whenever its channel tells; the answer stops it. */
export async function watch(connection: Connection, kept: readonly Watched[]): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  const hear = (one: Watched) => {
    const reading = readLogged(one, stopping.signal).finally(() => underWay.delete(reading))
    underWay.add(reading)
  }
  // Listening comes first: what changes during the first reading is read again.
  const stopListening = await listen(
    connection,
    Object.fromEntries(kept.map((one) => [one.channel, () => hear(one)])),
  )
  const stop = async () => {
    stopping.abort()
    await stopListening()
    await Promise.all(underWay)
  }
  try {
    for (const one of kept) await one.readAgain()
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

const retryMs = 1000

/** Nobody tells a second time: what could not be read, as while the database restarts, is tried until it can. */
async function readLogged({ channel, readAgain }: Watched, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await readAgain()
      return log('info', 'read again', { channel })
    } catch (error) {
      log('error', 'not read again', { channel, reason: reasonOf(error) })
      await pause(retryMs, undefined, { signal: stopping }).catch(() => undefined)
    }
  }
}
