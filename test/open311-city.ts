import { onTestFinished } from 'vitest'
import type { News, Polled, Receiver } from '#integrations/receiver.ts'
import { startOpen311Server } from './open311-server/server.ts'

/** A city's server of its own for one test, which it ends with. */
export async function cityThat(...options: Parameters<typeof startOpen311Server>) {
  const city = await startOpen311Server(...options)
  onTestFinished(city.stop)
  return city
}

/** All that there is to tell by now, and where to go on. */
export async function pollAll(receiver: Receiver, from: string | null) {
  const [news, cases, cutAt]: [News[], Polled['cases'][number][], Date[]] = [[], [], []]
  let cursor = from
  for (let rounds = 0; rounds < 60; rounds += 1) {
    const polled = await receiver.poll?.(cursor)
    if (!polled) throw new Error('it can’t be polled')
    news.push(...polled.news)
    cases.push(...polled.cases)
    if (polled.cutAt) cutAt.push(polled.cutAt)
    cursor = polled.cursor
    if (!polled.hasMore) break
  }
  return { news, cases, cutAt, cursor }
}

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const ago = (ms: number) => new Date(Date.now() - ms)
export const cursorFrom = (at: Date) =>
  JSON.stringify({ reached: at, followed: at, swept: new Date(), round: null })
