import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { keepPhoto } from '#reports/photos/keep-photo.ts'
import { saveSupport } from '#reports/supports/save-support.ts'
import { supportReport } from '#reports/supports/support-report.ts'
import { received } from '../photos.ts'
import { type Expected, refusedAs, type Step } from './outcomes.ts'
import { bytes, photos } from './photo-steps.ts'
import {
  latestEvent,
  listeners,
  type ModelCase,
  type ModelSupport,
  pick,
  presentCase,
  type World,
  written,
} from './world.ts'

/** Somebody sees it too and confirms it, twice; sometimes with a line or photos, sometimes as a follower. */
export const support: Step = async (world, { which, who, what, also }) => {
  const report = pick(world.reports, which)
  const neighbour = pick(world.people, who)
  if (!report || !neighbour) return
  const id = randomUUID()
  const words = also % 2 === 0 ? `Fyra lampor nu ${written}` : ''
  const wantsLetters = what % 2 === 0
  const brought = await bring(world, id, also % 3 === 1 ? 1 : 0)
  await saveSupport(world.db, {
    id,
    report: report.number,
    email: neighbour.email,
    wantsLetters,
    words,
    language: 'sv',
  })
  const { id: link } = await world.db
    .selectFrom('links')
    .select('id')
    .where('support', '=', id)
    .executeTakeFirstOrThrow()
  const supporting = { support: id, link, door: 'web' } as const
  const refusal = whyNot(world, presentCase(world, report))
  if (refusal) return refusedAs(world, refusal, () => supportReport(world.db, supporting))

  const direct = presentCase(world, report)
  const held = direct?.main ? presentCase(world, direct.main) : direct
  if (!held) throw new Error('a report has a present case')
  expect(await supportReport(world.db, supporting)).toEqual({ report: held.report.number, first: true })
  const event = await latestEvent(world, held.report)
  const person = await personOf(world, neighbour)
  if (person !== held.report.reporter) held.report.supporters.add(person)
  if (wantsLetters) follow(held, person)
  brought.report = held.report
  if (words || brought.photos.length > 0) {
    held.deliveries.push({ kind: 'update', state: 'waiting' })
    world.told.set(
      event,
      listeners(world, held.report).filter((one) => one !== person),
    )
  }
  expect(await supportReport(world.db, supporting)).toEqual({ report: held.report.number, first: false })
}

/** Sent with the form before it is, as pages do; they wait with the support from then on. */
async function bring(world: World, form: string, count: number): Promise<ModelSupport> {
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const id of ids) {
    const path = await received(photos, bytes)
    await keepPhoto(world.db, photos, { id, form, path, draft: { language: 'sv' } })
  }
  const brought = { id: form, photos: ids, report: null, expiresAt: world.minutes + 30 * 24 * 60 }
  world.supports.push(brought)
  return brought
}

function whyNot(world: World, held: ModelCase | undefined): Expected | null {
  if (held?.report.visibility === 'hidden') return 'Gone'
  if (held?.main) return whyNot(world, presentCase(world, held.main))
  return held && isOpen(held) ? null : 'state'
}

const isOpen = ({ state }: ModelCase): boolean =>
  ['new', 'received', 'investigating', 'needs_information', 'planned', 'in_progress'].includes(state)

async function personOf(world: World, neighbour: World['people'][number]): Promise<number> {
  const { id } = await world.db
    .selectFrom('people')
    .select('id')
    .where('email', '=', neighbour.email)
    .executeTakeFirstOrThrow()
  neighbour.id ??= id
  return id
}

function follow({ report }: ModelCase, person: number): void {
  if (person === report.reporter) {
    report.stopped = false
    return
  }
  report.following.add(person)
  report.everFollowed.add(person)
}
