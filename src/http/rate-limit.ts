/** Lets so many acts through at once, and again as many in each period; what is unused does not pile up. */
export type RateLimit = { allows(who: string, now?: number): boolean }

type Bucket = { left: number; at: number }

// So many askers are remembered at most; when more come, those who asked longest ago are forgotten.
const mostAskers = 50_000

export function rateLimit({ acts, perMs }: { acts: number; perMs: number }): RateLimit {
  const buckets = new Map<string, Bucket>()
  return {
    allows(who, now = Date.now()) {
      const { left, at } = buckets.get(who) ?? { left: acts, at: now }
      const filled = Math.min(acts, left + (Math.max(0, now - at) * acts) / perMs)
      const isAllowed = filled >= 1
      buckets.delete(who)
      buckets.set(who, { left: isAllowed ? filled - 1 : filled, at: now })
      forgetOldest(buckets)
      return isAllowed
    },
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  if (buckets.size <= mostAskers) return
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
