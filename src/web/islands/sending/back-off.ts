/** How long to wait before the next try: soon at first, then at most half a minute; never all at the same moment. */
export function waitMs(failures: number, chance: number = Math.random()): number {
  const longest = Math.min(30_000, 1_000 * 2 ** Math.max(0, failures - 1))
  return Math.round(longest * (0.75 + 0.25 * chance))
}

/** Waits, or until the network is back, or somebody asks for it now. */
export function waitForTurn(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((go) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      go()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}
