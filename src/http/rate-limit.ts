export type RateLimit = {
  /** Lets so many acts through at once, and again as many in each period; what is unused does not pile up. */
  allows(who: string, now?: number): boolean
  /** Of two acts that are one to who does them, the next is let through without being counted. */
  owesOne(who: string): void
  /** Lets through what is owed, once. */
  paysBack(who: string): boolean
  /** How somebody stands after what they did last; null where nothing is counted. */
  standing(who: string, now?: number): Standing | null
}

export type Standing = {
  /** Acts in a period, at most. */
  acts: number
  perMs: number
  left: number
  /** Until there is one more, and until there are as many as there can be. */
  moreInMs: number
  allInMs: number
}

export const noLimit: RateLimit = {
  allows: () => true,
  owesOne: () => {},
  paysBack: () => true,
  standing: () => null,
}

type Bucket = { left: number; at: number; owed: number }

// So many askers are remembered at most; when more come, those who asked longest ago are forgotten.
const mostAskers = 50_000

export function rateLimit({ acts, perMs }: { acts: number; perMs: number }): RateLimit {
  const buckets = new Map<string, Bucket>()
  const filledAt = (now: number, { left, at }: Pick<Bucket, 'left' | 'at'>): number =>
    Math.min(acts, left + (Math.max(0, now - at) * acts) / perMs)
  return {
    allows(who, now = Date.now()) {
      const { owed, ...bucket } = buckets.get(who) ?? { left: acts, at: now, owed: 0 }
      const filled = filledAt(now, bucket)
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
    standing(who, now = Date.now()) {
      const filled = filledAt(now, buckets.get(who) ?? { left: acts, at: now })
      const left = Math.floor(filled)
      const untilThereAre = (count: number) => Math.max(0, ((count - filled) * perMs) / acts)
      return {
        ...{ acts, perMs, left },
        moreInMs: untilThereAre(Math.min(acts, left + 1)),
        allInMs: untilThereAre(acts),
      }
    },
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  if (buckets.size <= mostAskers) return
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
