/** Leaves a server alone after so many failures in a row, so that a dead one costs nobody a wait. */
export type Circuit = { mayAsk(now?: number): boolean; succeeded(): void; failed(now?: number): void }

const mostFailures = 3
const restMs = 30_000

export function circuit(): Circuit {
  let failures = 0
  let restsUntil = 0
  return {
    mayAsk(now = performance.now()) {
      if (failures < mostFailures) return true
      if (now < restsUntil) return false
      // One tries whether it is back; the others go on without.
      restsUntil = now + restMs
      return true
    },
    succeeded() {
      failures = 0
    },
    failed(now = performance.now()) {
      failures += 1
      restsUntil = now + restMs
    },
  }
}
