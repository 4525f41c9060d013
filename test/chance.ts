/** Numbers from 0 up to but not including 1, the same for a seed each time (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Random choices that are the same for a seed each time. */
export type Chance = { number(below: number): number; of<T>(choices: readonly [T, ...T[]]): T }

export function chanceOf(seed: number): Chance {
  const next = numbersOf(seed)
  const number = (below: number) => Math.floor(next() * below)
  return { number, of: (choices) => choices[number(choices.length)] ?? choices[0] }
}

/** Seeds that are tried each time, and some that nobody has tried; those are printed, so that they can be tried again. */
export function seedsToTry(fixed: number, fresh: number): number[] {
  const first = Number(process.env['FMG_FUZZ_SEED'] ?? Math.floor(Math.random() * 1e9))
  process.stdout.write(`What nobody has tried is of the seeds from FMG_FUZZ_SEED=${first}.\n`)
  return [
    ...Array.from({ length: fixed }, (_, at) => at + 1),
    ...Array.from({ length: fresh }, (_, at) => first + at),
  ]
}
