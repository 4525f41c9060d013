import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { log, reasonOf } from '../log.ts'
import { type Connection, connectionString } from './database.ts'

const waitMs = 250

/** Called with what was said, if anything was; with nothing where something may have gone unheard. */
export type Hear = (said?: string) => void

/**
 * Hears what other processes notify, over a connection of its own. When that is lost it is made anew,
 * and every handler is called once: what was notified meanwhile went unheard.
 */
export async function listen(
  connection: Connection,
  handlers: Record<string, Hear>,
): Promise<() => Promise<void>> {
  let stopped = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: connectionString(connection),
      application_name: 'fixamingata-listens',
    })
    fresh.on('error', (error) => log('warn', 'listening broke', { reason: reasonOf(error) }))
    fresh.on('notification', ({ channel, payload }) => handlers[channel]?.(payload || undefined))
    try {
      await fresh.connect()
      for (const channel of Object.keys(handlers)) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      await fresh.end().catch(() => undefined)
      throw error
    }
    fresh.once('end', () => void reconnect())
    return fresh
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      try {
        client = await connect()
        for (const handle of Object.values(handlers)) handle()
        return
      } catch {
        await pause(waitMs)
      }
    }
  }

  return async () => {
    stopped = true
    await client.end()
  }
}
