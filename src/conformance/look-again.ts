import { setTimeout as pause } from 'node:timers/promises'

const mostLooks = 3
const betweenMs = 1_000

/**
 * Looks until it is there, a few times: a server may keep back what has just been written until nothing earlier can come
 * after it. Returns what was seen last.
 */
export async function lookAgain<Seen>(
  look: () => Promise<Seen>,
  isThere: (seen: Seen) => boolean,
): Promise<Seen> {
  for (let looks = 1; ; looks += 1) {
    const seen = await look()
    if (looks === mostLooks || isThere(seen)) return seen
    await pause(betweenMs)
  }
}
