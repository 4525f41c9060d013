import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { saveSupport } from '#reports/supports/save-support.ts'
import { supportReport } from '#reports/supports/support-report.ts'
import { type Expected, refusedAs, type Step } from './outcomes.ts'
import { latestEvent, listeners, type ModelCase, pick, presentCase, type World, written } from './world.ts'

/** Somebody sees it too and confirms it, twice; sometimes with a line, sometimes as a follower. */
export const support: Step = async (world, { which, who, what, also }) => {
  const report = pick(world.reports, which)
  const neighbour = pick(world.people, who)
  if (!report || !neighbour) return
  const id = randomUUID()
  const words = also % 2 === 0 ? `Fyra lampor nu ${written}` : ''
  const wantsLetters = what % 2 === 0
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
  if (words) {
    held.deliveries.push({ kind: 'update', state: 'waiting' })
    world.told.set(
      event,
      listeners(world, held.report).filter((one) => one !== person),
    )
  }
  expect(await supportReport(world.db, supporting)).toEqual({ report: held.report.number, first: false })
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
