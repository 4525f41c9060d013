import { setTimeout as pause } from 'node:timers/promises'
import { log, reasonOf, withTrace } from '../log.ts'
import type { Db } from './database.ts'
import { type Leased, renewEveryMs, renewLeases } from './lease.ts'

type Taken = { id: string; attempt: number; trace: string | null }

/** One kind of work that waits in a table: what is taken under lease, and how one of them is done and recorded. */
export type LeasedWork<T extends Taken> = {
  table: Leased
  atOnce: number
  take(limit: number): Promise<T[]>
  /**
   * Sends and records; throws only when it could not even be recorded, and the lease then runs out. What takes long ends
   * early when the worker is `stopping`.
   */
  send(taken: T, stopping?: AbortSignal): Promise<void>
}

export type Loop = { wake(): void; stop(): Promise<void> }

/** What is due by time alone, and what a lost wake-up left behind, is found within this. */
const lookEveryMs = 1_000

/** Keeps taking and sending until stopped; a database that is away is waited for. */
export function startLeasedWork<T extends Taken>(db: Db, outgoing: LeasedWork<T>): Loop {
  const underWay = new Map<string, Promise<void>>()
  const bell = makeBell()
  const stopping = new AbortController()

  const renewing = setInterval(() => {
    if (underWay.size === 0) return
    renewLeases(db, outgoing.table, [...underWay.keys()]).catch((error: unknown) =>
      log('warn', 'lease not renewed', { table: outgoing.table, reason: reasonOf(error) }),
    )
  }, renewEveryMs)

  const finished = run()
  return {
    wake: bell.ring,
    async stop() {
      stopping.abort()
      bell.ring()
      await finished
      await Promise.all(underWay.values())
      clearInterval(renewing)
    },
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const free = outgoing.atOnce - underWay.size
      const taken = free > 0 ? await takeSome(free) : []
      for (const one of taken) begin(one)
      if (taken.length < free || free === 0) await bell.rung(lookEveryMs)
    }
  }

  async function takeSome(free: number): Promise<T[]> {
    try {
      return await outgoing.take(free)
    } catch (error) {
      log('warn', 'nothing could be taken', { table: outgoing.table, reason: reasonOf(error) })
      await pause(250)
      return []
    }
  }

  function begin(taken: T): void {
    const sending = withTrace(taken.trace ?? taken.id, () => outgoing.send(taken, stopping.signal))
      .catch((error: unknown) =>
        log('error', 'outcome not recorded', {
          table: outgoing.table,
          id: taken.id,
          reason: reasonOf(error),
        }),
      )
      .finally(() => {
        underWay.delete(taken.id)
        bell.ring()
      })
    underWay.set(taken.id, sending)
  }
}

/** Rings once for whoever waits; rung while nobody waits, it is remembered. */
export function makeBell() {
  let ringing = false
  let answer: (() => void) | null = null
  return {
    ring() {
      ringing = true
      answer?.()
    },
    async rung(atMostMs: number): Promise<void> {
      if (!ringing) {
        await new Promise<void>((resolve) => {
          const late = setTimeout(resolve, atMostMs)
          answer = () => {
            clearTimeout(late)
            resolve()
          }
        })
      }
      answer = null
      ringing = false
    },
  }
}

/** Records an outcome even when the database is away for a moment: what was sent must not be sent again. */
export async function recordAnyway(record: () => Promise<void>, tries = 8): Promise<void> {
  for (let tryNumber = 1; ; tryNumber += 1) {
    try {
      return await record()
    } catch (error) {
      if (tryNumber >= tries) throw error
      await pause(250 * tryNumber)
    }
  }
}
