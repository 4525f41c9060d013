import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { confirmContribution } from '#reports/contributions/confirm-contribution.ts'
import { contributeByLink } from '#reports/contributions/contribute-by-link.ts'
import { saveContribution } from '#reports/contributions/save-contribution.ts'
import { keepPhoto } from '#reports/photos/keep-photo.ts'
import { received } from '../photos.ts'
import { type Chance, type Expected, refusedAs, type Step } from './outcomes.ts'
import { bytes, photos } from './photo-steps.ts'
import {
  latestEvent,
  listeners,
  type ModelCase,
  type ModelContribution,
  type ModelReport,
  pick,
  presentCase,
  type World,
  written,
} from './world.ts'

const kinds = ['support', 'still', 'fixed', 'update', 'follow'] as const
type Kind = (typeof kinds)[number]
const open = ['new', 'received', 'investigating', 'needs_information', 'planned', 'in_progress']
const ended = ['fixed', 'no_action']

type Added = {
  id: string
  kind: Kind
  report: ModelReport
  words: string
  wantsLetters: boolean
  brought: ModelContribution
}

/** Somebody adds something and confirms it, twice; sometimes with a line or photos, sometimes as a follower. */
export const contribute: Step = async (world, chance) => {
  const report = pick(world.reports, chance.which)
  const neighbour = pick(world.people, chance.who)
  if (!report || !neighbour) return
  const added = await begin(world, report, chance)
  const { id, kind, words, wantsLetters } = added
  await saveContribution(world.db, {
    ...{ id, kind, words, wantsLetters },
    report: report.number,
    email: neighbour.email,
    language: 'sv',
  })
  const { id: link } = await world.db
    .selectFrom('links')
    .select('id')
    .where('support', '=', id)
    .executeTakeFirstOrThrow()
  const confirming = { contribution: id, link, door: 'web' } as const
  const confirm = () => confirmContribution(world.db, confirming)
  const refusal = whyNot(presentCase(world, report), kind, world)
  if (refusal) return refusedAs(world, refusal, confirm)
  await expectDone(world, added, confirm, () => personOf(world, neighbour))
}

/** The reporter does the same by the link to their own page, where nothing waits. */
export const contributeByOwnLink: Step = async (world, chance) => {
  const report = pick(world.reports, chance.which)
  if (!report) return
  const added = await begin(world, report, chance)
  const { id, kind, words, wantsLetters } = added
  const { id: link } = await world.db
    .selectFrom('links')
    .select('id')
    .where('report', '=', report.number)
    .where('act', '=', 'reporter')
    .executeTakeFirstOrThrow()
  const given = { id, kind, words, wantsLetters, report: report.number, language: 'sv' } as const
  const contributing = () =>
    contributeByLink(world.db, { ...given, person: report.reporter, link, door: 'web' })
  const refusal = whyNot(presentCase(world, report), kind, world)
  if (refusal) {
    // It stays with the draft that its photo began, which does not grow old here.
    Object.assign(added.brought, { isBegun: true, expiresAt: Number.POSITIVE_INFINITY })
    return refusedAs(world, refusal, contributing)
  }
  await expectDone(world, added, contributing, async () => report.reporter)
}

async function begin(world: World, report: ModelReport, { who, what, also }: Chance): Promise<Added> {
  const id = randomUUID()
  const kind = pick(kinds, Math.floor(who / 2)) ?? 'support'
  const wantsLetters = what % 2 === 0
  const saysSomething = kind !== 'follow'
  const words = saysSomething && also % 2 === 0 ? `Fyra lampor nu ${written}` : ''
  const brought = await bring(world, id, saysSomething && also % 3 === 1 ? 1 : 0)
  return { id, kind, report, words, wantsLetters, brought }
}

/** It counts once, where the report goes on; what was said is told, and a fix that failed opens the case again. */
async function expectDone(
  world: World,
  { kind, report, words, wantsLetters, brought }: Added,
  act: () => Promise<unknown>,
  who: () => Promise<number>,
): Promise<void> {
  const direct = presentCase(world, report)
  const held = direct?.main ? presentCase(world, direct.main) : direct
  if (!held) throw new Error('a report has a present case')
  expect(await act()).toEqual({ kind, report: held.report.number, first: true })
  const person = await who()
  if (kind === 'support' && person !== held.report.reporter) held.report.supporters.add(person)
  if (wantsLetters || kind === 'follow') follow(held, person)
  brought.report = held.report
  await noteSaid(world, held, { kind, person, isSaid: words !== '' || brought.photos.length > 0 })
  expect(await act()).toEqual({ kind, report: held.report.number, first: false })
}

type Said = { kind: Kind; person: number; isSaid: boolean }

/** Counted by the latest word of each; told where there is something to read or see. */
export async function noteSaid(world: World, held: ModelCase, { kind, person, isSaid }: Said): Promise<void> {
  if (kind === 'fixed' || kind === 'still') held.report.sightings.set(person, kind)
  const reopens = kind === 'still' && mayReopen(world, held, person)
  if (reopens)
    Object.assign(held, { before: held.state, state: 'new', movedBy: 'reporter', since: world.minutes })
  if (reopens || isSaid) {
    held.deliveries.push({ kind: reopens ? 'reopening' : 'update', state: 'waiting' })
    const hears = listeners(world, held.report).filter((one) => one !== person)
    world.told.set(await latestEvent(world, held.report), hears)
  }
}

const mayReopen = (world: World, held: ModelCase, person: number): boolean =>
  person === held.report.reporter && ended.includes(held.state) && world.minutes - held.since < 30 * 24 * 60

/** Sent with the form before it is, as pages do; they wait with the contribution from then on. */
async function bring(world: World, form: string, count: number): Promise<ModelContribution> {
  const ids = Array.from({ length: count }, () => randomUUID())
  for (const id of ids) {
    const path = await received(photos, bytes)
    await keepPhoto(world.db, photos, { id, form, path, draft: { language: 'sv' } })
  }
  const brought = {
    id: form,
    photos: ids,
    report: null,
    expiresAt: world.minutes + 30 * 24 * 60,
    isBegun: false,
  }
  world.contributions.push(brought)
  return brought
}

function whyNot(held: ModelCase | undefined, kind: Kind, world: World): Expected | null {
  if (held?.report.visibility === 'hidden') return 'Gone'
  if (held?.main) return whyNot(presentCase(world, held.main), kind, world)
  const taken = kind === 'support' ? open : [...open, ...ended]
  return held && taken.includes(held.state) ? null : 'state'
}

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
