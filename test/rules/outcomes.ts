import { expect } from 'vitest'
import { Conflict, Gone, NotFound } from '#errors.ts'
import { type ReviewRefusal, ReviewRefused } from '#moderation/review.ts'
import { MoveRefused, type Refusal } from '#reports/lock-case.ts'
import { fingerprint, type World } from './world.ts'

/** Numbers that choose among what there is; small ones come first when an example is made simpler. */
export type Chance = { which: number; who: number; what: number; also: number }

/** One verb done by somebody to something: predicts by the rules, does it, and compares. */
export type Step = (world: World, chance: Chance) => Promise<void>

export type Expected = Refusal | ReviewRefusal | 'Conflict' | 'NotFound' | 'Gone'

/** It must be refused, for this reason, and nothing may have changed. Any other error breaks the test. */
export async function refusedAs(world: World, why: Expected, work: () => Promise<unknown>): Promise<void> {
  const before = await fingerprint(world)
  const refused = await work().then(
    () => 'accepted',
    (error: unknown) => nameOf(error),
  )
  expect(refused).toBe(why)
  expect(await fingerprint(world)).toBe(before)
}

function nameOf(error: unknown): Expected {
  if (error instanceof MoveRefused || error instanceof ReviewRefused) return error.why
  if (error instanceof Conflict) return 'Conflict'
  if (error instanceof NotFound) return 'NotFound'
  if (error instanceof Gone) return 'Gone'
  throw error
}
