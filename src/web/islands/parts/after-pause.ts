/** Calls once nothing has been called for for so long: after the last letter, not at each. */
export function afterPause(ms: number, call: () => void): () => void {
  let waiting = 0
  return () => {
    window.clearTimeout(waiting)
    waiting = window.setTimeout(call, ms)
  }
}
