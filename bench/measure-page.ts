import { atRate, hammer, median, percentile } from './load.ts'
import { cpuOf } from './processes.ts'
import type { Service } from './service.ts'

export type PageMeasured = {
  /** Milliseconds of CPU a request, of Node and PostgreSQL together. */
  cpu: number
  perSecond: number
  limitPerSecond: number
  /** Milliseconds at a pace that leaves the machine idle most of the time. */
  p95: number
}

export type Lengths = { warmUp: number; round: number; calm: number }

const rounds = 3
const calmPace = 20

/** Milliseconds of CPU a request, over more pages in turn than are kept: each is rendered anew. */
export async function measureUnkept(
  service: Service,
  pages: readonly string[],
  seconds: number,
): Promise<number> {
  const before = await cpuOf(service.pid)
  const { requests } = await hammer(service.url, pages, seconds)
  return (1000 * ((await cpuOf(service.pid)) - before)) / requests
}

/** A page beside its limit: rounds of one and the other in turn, medians of three. */
export async function measurePage(
  service: Service,
  limitUrl: string,
  pages: readonly string[],
  { warmUp, round, calm }: Lengths,
): Promise<PageMeasured> {
  await hammer(service.url, pages, warmUp)
  await hammer(limitUrl, pages, warmUp)
  const own: { cpu: number; perSecond: number }[] = []
  const limit: number[] = []
  for (let turn = 0; turn < rounds; turn += 1) {
    const before = await cpuOf(service.pid)
    const { requests, perSecond } = await hammer(service.url, pages, round)
    own.push({ perSecond, cpu: (1000 * ((await cpuOf(service.pid)) - before)) / requests })
    limit.push((await hammer(limitUrl, pages, round)).perSecond)
  }
  const took = await atRate({ perSecond: calmPace, times: calmPace * calm }, async (turn) => {
    const answer = await fetch(`${service.url}${pages[turn % pages.length]}`)
    await answer.arrayBuffer()
  })
  return {
    cpu: median(own.map((one) => one.cpu)),
    perSecond: median(own.map((one) => one.perSecond)),
    limitPerSecond: median(limit),
    p95: percentile(took, 95),
  }
}
