import { Uninspected } from './inspect/inspector.ts'

/** Waits for an act no longer than that: what hangs must not hold its lease for ever. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined
  const given = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Uninspected('hung', 'it took too long to act on')), milliseconds)
  })
  return Promise.race([work, given]).finally(() => clearTimeout(late))
}
