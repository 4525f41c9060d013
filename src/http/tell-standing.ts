import type { Context } from 'hono'
import type { Standing } from './rate-limit.ts'

/**
 * Tells a program how often it may ask and how much of that is left, by the headers `RateLimit-Policy` and
 * `RateLimit` (draft-ietf-httpapi-ratelimit-headers), under the name of what it is counted by.
 */
export function tellStanding(c: Context, name: string, { acts, perMs, left, allInMs }: Standing): void {
  c.header('RateLimit-Policy', `"${name}";q=${acts};w=${wholeSeconds(perMs)}`)
  c.header('RateLimit', `"${name}";r=${left};t=${wholeSeconds(allInMs)}`)
}

export const wholeSeconds = (ms: number): number => Math.ceil(ms / 1000)
