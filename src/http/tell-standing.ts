import type { Context } from 'hono'
import type { Standing } from './rate-limit.ts'

/**
 * Tells a program how often it may ask and how much of that is left, by the headers `RateLimit-Policy` and
 * `RateLimit` (draft-ietf-httpapi-ratelimit-headers).
 */
export function tellStanding(c: Context, { acts, perMs, left, allInMs }: Standing): void {
  c.header('RateLimit-Policy', `"address";q=${acts};w=${wholeSeconds(perMs)}`)
  c.header('RateLimit', `"address";r=${left};t=${wholeSeconds(allInMs)}`)
}

export const wholeSeconds = (ms: number): number => Math.ceil(ms / 1000)
