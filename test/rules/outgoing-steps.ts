import { expect } from 'vitest'
import { renewLeases } from '#database/lease.ts'
import { retryDeliveries, tellOfStuckDeliveries } from '#reports/deliveries/delivery-queries.ts'
import { linkToTell } from '#reports/deliveries/link-to-tell.ts'
import { recordOutcome } from '#reports/deliveries/record-outcome.ts'
import { takeDeliveries } from '#reports/deliveries/take-deliveries.ts'
import { recordLetter, takeLetters } from '#reports/letters/take-letters.ts'
import type { Step } from './outcomes.ts'
import { latestEvent, listeners, pick, type World } from './world.ts'

const outcomes = ['sent', 'sent', 'sent', 'later', 'unknown', 'refused', 'died'] as const

/** Takes what is due, and for each the receiver answers something, or the worker dies. */
export const deliver: Step = async (world, { what }) => {
  const taken = await takeDeliveries(world.db, 8)
  for (const [place, { id, attempt }] of taken.entries()) {
    const outcome = pick(outcomes, what + place) ?? 'sent'
    const { held, delivery } = await firstWaiting(world, id)
    await renewLeases(world.db, 'deliveries', [id])
    await openLink(world, id)
    if (outcome === 'died') continue
    await recordOutcome(world.db, { delivery: id, attempt, outcome, answer: 'svar' })
    if (outcome === 'refused') delivery.state = 'failed'
    if (outcome !== 'sent') continue
    delivery.state = 'sent'
    if (delivery.kind !== 'report') continue
    const { reporter } = held.report
    const hears = listeners(world, held.report).filter((person) => person === reporter)
    world.told.set(await latestEvent(world, held.report), hears)
  }
}

/** What leaves leads its holder to the case by a link that has not been ended. */
async function openLink({ db }: World, id: string): Promise<void> {
  const waiting = await db
    .selectFrom('deliveries')
    .leftJoin('links', 'links.id', 'deliveries.link')
    .select(['deliveries.case_id', 'deliveries.link'])
    .select((row) => row('links.revoked_at', 'is not', null).$castTo<boolean>().as('is_link_ended'))
    .where('deliveries.id', '=', id)
    .executeTakeFirstOrThrow()
  const link = await linkToTell(db, id, waiting)
  const held = await db
    .selectFrom('cases')
    .select('is_present')
    .where('id', '=', waiting.case_id)
    .executeTakeFirstOrThrow()
  if (link === null || !held.is_present) return
  const { revoked_at } = await db
    .selectFrom('links')
    .select('revoked_at')
    .where('id', '=', link)
    .executeTakeFirstOrThrow()
  expect(revoked_at).toBeNull()
}

/** What was taken must be the first of its case that has not got through, and not one that has failed. */
async function firstWaiting(world: World, id: string) {
  const row = await world.db
    .selectFrom('deliveries')
    .select(['case_id', 'kind'])
    .select((outer) =>
      outer
        .selectFrom('deliveries as earlier')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('earlier.case_id', '=', 'deliveries.case_id')
        .whereRef('earlier.position', '<', 'deliveries.position')
        .as('place'),
    )
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const held = world.cases.find((one) => one.id === row.case_id)
  const place = held?.deliveries.findIndex((one) => one.state !== 'sent')
  const delivery = held?.deliveries[place ?? -1]
  if (!held || !delivery) throw new Error('a delivery that this world did not queue')
  expect([row.place, row.kind, delivery.state]).toEqual([place, delivery.kind, 'waiting'])
  return { held, delivery }
}

export const post: Step = async (world, { what }) => {
  const taken = await takeLetters(world.db, 8)
  const outcome = pick(['sent', 'dropped', 'later', 'unknown', 'refused', 'died'] as const, what) ?? 'sent'
  await renewLeases(world.db, 'letters', ['00000000-0000-0000-0000-000000000000'])
  if (outcome === 'died') return
  for (const { id, attempt } of taken)
    await recordLetter(world.db, { letter: id, attempt, outcome, answer: 'svar' })
}

export const retry: Step = async (world) => {
  await retryDeliveries(world.db, null)
  for (const delivery of world.cases.flatMap((held) => held.deliveries)) {
    if (delivery.state === 'failed') delivery.state = 'waiting'
  }
}

export const tell: Step = async (world) => {
  await tellOfStuckDeliveries(world.db)
  expect(await tellOfStuckDeliveries(world.db)).toBe(0)
}
