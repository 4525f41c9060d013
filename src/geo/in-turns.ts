import { setImmediate as othersTurn } from 'node:timers/promises'

/** Long work cut into short pieces: whoever does it decides whether others have their turn between them. */
export type Steps<T> = Generator<undefined, T>

/** Does it without a break, where nobody waits: in commands, tests and checks. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Does it while requests are answered: none of them waits for more than one piece. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await othersTurn()
  }
}

/** Maps so many at a time. */
export function* mapping<T, R>(all: readonly T[], map: (one: T) => R, atATime: number): Steps<R[]> {
  const mapped: R[] = []
  for (const [place, one] of all.entries()) {
    if (place % atATime === 0) yield
    mapped.push(map(one))
  }
  return mapped
}
