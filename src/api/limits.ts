import { noLimit, type RateLimit, rateLimit } from '#http/rate-limit.ts'

/** How often one address may ask, by the names that headers give. Each is counted by itself: none starves another. */
export const limits = {
  /** Programs that fetch all there is ask a page at a time. */
  address: { acts: 600, perMs: 5 * 60_000 },
  /** Forms ask at each choice and maps at each move, and a school class has one address and many telephones. */
  pages: { acts: 6_000, perMs: 5 * 60_000 },
  /** A class on its way through a park. */
  photos: { acts: 150, perMs: 10 * 60_000 },
} as const

export type LimitName = keyof typeof limits
export type Limits = Readonly<Record<LimitName, RateLimit>>

export function openLimits(areOn: boolean): Limits {
  const open = (name: LimitName) => (areOn ? rateLimit(limits[name]) : noLimit)
  return { address: open('address'), pages: open('pages'), photos: open('photos') }
}
