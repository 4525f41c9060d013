/** Gives turns so far apart for the whole process. Who could not be served in time is told so at once. */
export type Pace = { turn(patienceMs: number): Promise<boolean> }

export function pace(everyMs: number): Pace {
  let next = 0
  return {
    async turn(patienceMs) {
      const now = performance.now()
      const mine = Math.max(now, next)
      if (mine - now > patienceMs) return false
      next = mine + everyMs
      if (mine > now) await new Promise((resolve) => setTimeout(resolve, mine - now))
      return true
    },
  }
}
