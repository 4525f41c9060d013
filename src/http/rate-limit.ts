export type RateLimit = {
  /** Lets so many acts through at once, and again as many in each period; what is unused does not pile up. */
  allows(who: string, now?: number): boolean
  /** Of two acts that are one to who does them, the next is let through without being counted. */
  owesOne(who: string): void
  /** Lets through what is owed, once. */
  paysBack(who: string): boolean
}

export const noLimit: RateLimit = { allows: () => true, owesOne: () => {}, paysBack: () => true }

type Bucket = { left: number; at: number; owed: number }

// So many askers are remembered at most; when more come, those who asked longest ago are forgotten.
const mostAskers = 50_000

export function rateLimit({ acts, perMs }: { acts: number; perMs: number }): RateLimit {
  const buckets = new Map<string, Bucket>()
  return {
    allows(who, now = Date.now()) {
      const { left, at, owed } = buckets.get(who) ?? { left: acts, at: now, owed: 0 }
      const filled = Math.min(acts, left + (Math.max(0, now - at) * acts) / perMs)
      const isAllowed = filled >= 1
      buckets.delete(who)
      buckets.set(who, { left: isAllowed ? filled - 1 : filled, at: now, owed })
      forgetOldest(buckets)
      return isAllowed
    },
    owesOne(who) {
      const bucket = buckets.get(who)
      if (bucket) bucket.owed = Math.min(acts, bucket.owed + 1)
    },
    paysBack(who) {
      const bucket = buckets.get(who)
      if (!bucket || bucket.owed === 0) return false
      bucket.owed -= 1
      return true
    },
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  if (buckets.size <= mostAskers) return
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
