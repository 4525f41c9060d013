import { expect } from 'vitest'
import { answerReporter } from '#reports/answer-reporter.ts'
import { handOver, nationalInbox } from '#reports/hand-over.ts'
import type { Doer } from '#reports/lock-case.ts'
import { type CaseMove, moveCase } from '#reports/move-case.ts'
import { readContact } from '#reports/read-contact.ts'
import { renewCaseLink } from '#reports/renew-case-link.ts'
import { revokeCaseLink } from '#reports/revoke-case-link.ts'
import { sendCaseLink } from '#reports/send-case-link.ts'
import { type Actor, actors, acts, states } from '#reports/states.ts'
import { alingsas, lund } from '../reports.ts'
import { leadsTo, mayDo } from './expected-moves.ts'
import { type Chance, type Expected, refusedAs, type Step } from './outcomes.ts'
import {
  latestEvent,
  listeners,
  type ModelCase,
  type ModelReport,
  pick,
  presentCase,
  type World,
  written,
} from './world.ts'

const day = 24 * 60
const words = `Vi tittar på det ${written}`
const caseMoves = acts.filter((act): act is CaseMove => act !== 'hand_over' && act !== 'return')

type SomeDoer = { by: Doer; isOwn: boolean }

/** Anybody: an actor of each kind, mostly as itself, sometimes as somebody else of its kind. */
function doerFor(world: World, held: ModelCase, { who, also }: Chance): SomeDoer {
  const actor: Actor = pick([...Array<Actor>(9).fill('body'), 'reporter', ...actors], who) ?? 'body'
  const isSelf = also % 4 !== 3
  if (actor === 'operator') return { by: { actor, door: 'command' }, isOwn: true }
  if (actor === 'clock' || actor === 'worker')
    return { by: { actor, door: 'worker' }, isOwn: actor === 'clock' }
  if (actor === 'reporter' || actor === 'neighbour') {
    const isOwn = isSelf && actor === 'reporter'
    const person = isOwn
      ? held.report.reporter
      : (world.people.find((one) => one.id !== held.report.reporter)?.id ?? null)
    return { by: { actor, door: 'web', person }, isOwn }
  }
  return { by: { actor, door: 'web', body: isSelf ? held.holder : 'trafikverket' }, isOwn: isSelf }
}

const chosenCase = (world: World, { which }: Chance) => pick(world.cases.toReversed(), which)

export const move: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by, isOwn } = doerFor(world, held, chance)
  const act = someAct(held, by.actor, chance)
  const main = act === 'mark_duplicate' ? (pick(world.reports, chance.also) ?? null) : null
  const says = chance.also % 2 === 0
  const moving = {
    caseId: held.id,
    act,
    by,
    ...(says ? { words } : {}),
    ...(act === 'plan' ? { plannedFor: '2026-12-24' } : {}),
    ...(main ? { mainReport: main.number } : {}),
  }
  const refusal =
    whyNot(world, held, act, by.actor, isOwn) ?? (main && whyNotInto(world, held, main, by.actor))
  if (refusal) return refusedAs(world, refusal, () => moveCase(world.db, moving))

  const leads = leadsTo[act]
  const to = leads === 'before' ? held.before : leads === 'asked_in' ? held.asked : leads
  expect(await moveCase(world.db, moving)).toBe(to)
  if (!to) return
  if (act === 'ask') held.asked = held.state
  held.before = act === 'undo' ? null : held.state
  held.state = to
  held.movedBy = by.actor
  held.since = world.minutes
  held.main = main
  if (act !== 'supply' && act !== 'lapse') await heard(world, held.report, by.person)
  const told = new Map([
    ['withdraw', 'withdrawal'],
    ['reopen', 'reopening'],
    ['supply', 'message'],
  ]).get(act)
  if (by.actor === 'reporter' && told) held.deliveries.push({ kind: told, state: 'waiting' })
}

/** Mostly what the actor may do in this state, so that long stories come about; else anything at all. */
function someAct({ state }: ModelCase, actor: Actor, { what, also }: Chance): CaseMove {
  const open = caseMoves.filter((act) => mayDo(state, actor, act))
  return (also % 3 === 0 ? null : pick(open, what)) ?? pick(caseMoves, what) ?? 'receive'
}

function whyNot(world: World, held: ModelCase, act: string, actor: Actor, isOwn: boolean): Expected | null {
  if (!held.present) return 'not_present'
  if (!isOwn) return 'actor'
  if (!states.some((state) => mayDo(state, actor, act))) return 'actor'
  if (!mayDo(held.state, actor, act)) return 'state'
  const minutes = world.minutes - held.since
  if (act === 'ask' && held.report.stopped) return 'unheard'
  if (act === 'fix' && actor === 'contractor' && held.holder !== lund) return 'actor'
  if (act === 'reopen' && actor === 'reporter' && minutes >= 30 * day) return 'too_late'
  if (act === 'lapse' && minutes < 14 * day) return 'too_early'
  if (act === 'undo' && held.movedBy !== 'body') return 'actor'
  if (act === 'undo' && minutes >= 10) return 'too_late'
  return (act === 'undo' || act === 'unmark_duplicate') && !mayGoBackTo(held.before) ? 'state' : null
}

const mayGoBackTo = (state: ModelCase['before']) => state !== null && state !== 'duplicate'

function whyNotInto(world: World, held: ModelCase, main: ModelReport, by: Actor): Expected | null {
  if (main === held.report) return 'Conflict'
  if (world.cases.some((one) => one.present && one.main === held.report)) return 'Conflict'
  const other = presentCase(world, main)
  if (by === 'body' && other?.holder !== held.holder) return 'Conflict'
  return other?.main ? 'Conflict' : null
}

/** Everybody who listens is told of the latest event, but for who did it. */
async function heard(world: World, report: ModelReport, except: number | null = null): Promise<void> {
  const persons = listeners(world, report).filter((person) => person !== except)
  world.told.set(await latestEvent(world, report), persons)
}

export const hand: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by, isOwn } = doerFor(world, held, chance)
  const to = pick([lund, alingsas, nationalInbox, 'nowhere'], chance.what) ?? lund
  const act = to === nationalInbox && by.actor !== 'operator' ? 'return' : 'hand_over'
  const handing = { caseId: held.id, by, to, ...(chance.also % 2 === 0 ? { words } : {}) }
  const unfit = to === held.holder ? 'Conflict' : to === 'nowhere' ? 'NotFound' : null
  const refusal = whyNot(world, held, act, by.actor, isOwn) ?? unfit
  if (refusal) return refusedAs(world, refusal, () => handOver(world.db, handing))

  const next = await handOver(world.db, handing)
  expect(next).toMatchObject({ report: held.report.number, holder: to, state: 'new' })
  Object.assign(held, { state: 'handed_over', present: false, main: null })
  world.cases.push(newCase(world, next.id, held.report, to, by.actor, 'hand_over'))
  await heard(world, held.report)
}

export const newCase = (
  world: World,
  id: number,
  report: ModelReport,
  holder: string,
  movedBy: string,
  delivery: string,
): ModelCase => ({
  id,
  report,
  holder,
  movedBy,
  state: 'new',
  before: null,
  asked: null,
  since: world.minutes,
  present: true,
  main: null,
  deliveries: [{ kind: delivery, state: 'waiting' }],
  linkMailedAt: null,
  thankedAt: null,
})

/** What only the present holder may do, whatever the state. */
function whyNotAsHolder(held: ModelCase, by: Doer): Expected | null {
  if (!held.present) return 'not_present'
  return by.body === held.holder ? null : 'actor'
}

export const answer: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const audience = chance.what % 2 === 0 ? 'update' : 'message'
  const answering = { caseId: held.id, by, audience, words } as const
  const refusal = whyNotAsHolder(held, by)
  if (refusal) return refusedAs(world, refusal, () => answerReporter(world.db, answering))

  await answerReporter(world.db, answering)
  if (audience === 'update') return heard(world, held.report)
  const reporter = listeners(world, held.report).filter((person) => person === held.report.reporter)
  world.told.set(await latestEvent(world, held.report), reporter)
}

export const contact: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const reading = { caseId: held.id, by }
  const refusal = whyNotAsHolder(held, by)
  if (refusal) return refusedAs(world, refusal, () => readContact(world.db, reading))
  const email = world.people.find((one) => one.id === held.report.reporter)?.email
  expect(await readContact(world.db, reading)).toMatchObject({ email })
}

export const renew: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const renewing = { caseId: held.id, by }
  const refusal = whyNotAsHolder(held, by)
  if (refusal) return refusedAs(world, refusal, () => renewCaseLink(world.db, renewing))
  const isTooSoon = held.linkMailedAt !== null && world.minutes - held.linkMailedAt < 10
  expect(await renewCaseLink(world.db, renewing)).toBe(isTooSoon ? 'too_soon' : 'sent')
  if (isTooSoon) return
  held.linkMailedAt = world.minutes
  held.deliveries.push({ kind: 'link', state: 'waiting' })
}

/** From the page of one case, for another of the same body. */
export const sendLink: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const report = pick(world.reports, chance.what)
  const wanted = report && presentCase(world, report)
  const sending = { from: held.id, report: report?.number ?? 0, by }
  const unfit = wanted?.holder === held.holder ? null : 'NotFound'
  const refusal = whyNotAsHolder(held, by) ?? unfit
  if (refusal || !wanted)
    return refusedAs(world, refusal ?? 'NotFound', () => sendCaseLink(world.db, sending))
  const isTooSoon = wanted.linkMailedAt !== null && world.minutes - wanted.linkMailedAt < 10
  expect(await sendCaseLink(world.db, sending)).toBe(isTooSoon ? 'too_soon' : 'sent')
  if (isTooSoon) return
  wanted.linkMailedAt = world.minutes
  wanted.deliveries.push({ kind: 'link', state: 'waiting' })
}

export const revoke: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const revoking = { caseId: held.id, by }
  if (by.actor !== 'operator') return refusedAs(world, 'actor', () => revokeCaseLink(world.db, revoking))
  await revokeCaseLink(world.db, revoking)
  if (!held.present) return
  held.linkMailedAt = world.minutes
  held.deliveries.push({ kind: 'link', state: 'waiting' })
}
