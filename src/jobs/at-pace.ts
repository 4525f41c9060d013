/** A loop looks for work at least once a second: what may leave in two is never held back by that. */
const burstMs = 2_000

/**
 * Takes no more than so many in an hour, evenly: what is allowed grows with time, and is saved up for two seconds. Who
 * takes less than is allowed leaves the rest for later.
 */
export function atPace<T>(
  perHour: number,
  take: (limit: number) => Promise<T[]>,
  clock: () => number = Date.now,
): (limit: number) => Promise<T[]> {
  const perMs = perHour / 3_600_000
  const most = Math.max(1, burstMs * perMs)
  let allowed = most
  let counted = clock()

  return async (limit) => {
    const now = clock()
    allowed = Math.min(most, allowed + Math.max(0, now - counted) * perMs)
    counted = now
    const taking = Math.min(limit, Math.floor(allowed))
    if (taking === 0) return []
    allowed -= taking
    const taken = await take(taking)
    allowed += taking - taken.length
    return taken
  }
}
