import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'

export type Round = { perSecond: number; requests: number }

/** As many requests as a few connections get answered, one after another each. */
export async function hammer(url: string, pages: readonly string[], seconds: number): Promise<Round> {
  const result = await autocannon({
    url,
    connections: 4,
    duration: seconds,
    requests: pages.map((path) => ({ path })),
  })
  const answered = result['2xx']
  if (result.errors > 0 || result.non2xx > 0 || answered === 0)
    throw new Error(
      `${url}${pages[0]}: ${answered} good answers, ${result.non2xx} others, ${result.errors} errors`,
    )
  return { perSecond: answered / result.duration, requests: answered }
}

/**
 * Acts at a steady pace, whatever becomes of the ones before, as people do. Milliseconds each took from the
 * moment it was due, so that a service that stands still is not thanked for it.
 */
export function atRate(
  { perSecond, times }: { perSecond: number; times: number },
  act: (turn: number) => Promise<void>,
): Promise<number[]> {
  const begun = performance.now()
  const turns = Array.from({ length: times }, async (_, turn) => {
    const due = begun + (turn * 1000) / perSecond
    await pause(due - performance.now())
    await act(turn)
    return performance.now() - due
  })
  return Promise.all(turns)
}

/** Acts, a few at a time, until all have been done. */
export async function together<T>(all: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const left = all.values()
  const worker = async () => {
    for (const one of left) await act(one)
  }
  await Promise.all([worker(), worker(), worker(), worker()])
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((part / 100) * sorted.length) - 1)] ?? Number.NaN
}
