import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until there is an answer; says what was waited for when patience ends. */
export async function untilGiven<T>(
  what: string,
  patienceMs: number,
  ask: () => Promise<T | null>,
): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs} ms for ${what}.`)
    await pause(50)
  }
}
