// What their keepers ask of everybody who uses them.
const publicServers: Readonly<Record<string, number>> = {
  'nominatim.openstreetmap.org': 1_000,
  'photon.komoot.io': 1_000,
}

/** How far apart our questions have to be; a server that is not kept for the public takes what it is given. */
export const everyMsAt = (url: string): number => publicServers[new URL(url).hostname] ?? 0

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
