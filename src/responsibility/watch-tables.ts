import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '#database/database.ts'
import { listen } from '#database/listen.ts'
import { log, reasonOf } from '../log.ts'
import { loadTables, type Part, parts } from './load-tables.ts'
import type { Tables } from './tables.ts'

export type WatchedTables = { current(): Tables; stop(): Promise<void> }

const retryMs = 1000

/**
 * The tables as they are now. What changes is read beside them and put in whole, so that no answer waits and
 * none is made of two readings; what changed while the connection was lost is read when it is back.
 */
export async function watchTables({
  db,
  connection,
}: Pick<Database, 'db' | 'connection'>): Promise<WatchedTables> {
  const stopping = new AbortController()
  const changed = new Set<Part>()
  let reading: Promise<void> | null = null
  let isLoaded = false
  const partNames = Object.keys(parts).filter((name) => isPart(name))
  const handlers = Object.fromEntries(partNames.map((part) => [parts[part].channel, () => readAgain(part)]))
  // Heard before it is read: what changes in between is read twice, never missed.
  const stopListening = await listen(connection, handlers)
  let tables = await loadTables(db)
  isLoaded = true
  if (changed.size > 0) reading = readChanged()
  return {
    current: () => tables,
    async stop() {
      stopping.abort()
      await stopListening()
      await reading
    },
  }

  function readAgain(part: Part): void {
    changed.add(part)
    if (isLoaded) reading ??= readChanged()
  }

  /** One after another, so that whoever sees a later change has seen the earlier ones. */
  async function readChanged(): Promise<void> {
    for (const part of changed) {
      if (stopping.signal.aborted) break
      changed.delete(part)
      try {
        const fresh = await parts[part].load(db)
        tables = { ...tables, ...fresh }
        log('info', `${part} read again`)
      } catch (error) {
        log('error', `${part} not read again`, { reason: reasonOf(error) })
        changed.add(part)
        await pause(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    reading = null
  }
}

const isPart = (name: string): name is Part => Object.hasOwn(parts, name)
