import { expect } from 'vitest'
import { discloseReport } from '#moderation/disclosing/disclose-report.ts'
import { answerReporter } from '#reports/answer-reporter.ts'
import { handOver } from '#reports/hand-over.ts'
import type { Doer } from '#reports/lock-case.ts'
import { type CaseMove, moveCase } from '#reports/move-case.ts'
import { returnCase } from '#reports/passing/return-case.ts'
import { nationalInbox } from '#reports/passing/way.ts'
import { readContact } from '#reports/read-contact.ts'
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
export function doerFor(world: World, held: ModelCase, { who, also }: Chance): SomeDoer {
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

export const chosenCase = (world: World, { which }: Chance) => pick(world.cases.toReversed(), which)

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
  if (takesOn(act, by.actor)) tellSender(held, 'accepted')
  if (act === 'ask') Object.assign(held, { asked: held.state, isReminded: false })
  held.before = act === 'undo' ? null : held.state
  held.state = to
  held.movedBy = by.actor
  held.since = world.minutes
  held.main = main
  if (act === 'lapse') await reporterHeard(world, held.report)
  else if (act !== 'supply') await heard(world, held.report, by.person)
  const told = new Map([
    ['withdraw', 'withdrawal'],
    ['reopen', 'reopening'],
    ['supply', 'message'],
    ['lapse', 'lapse'],
  ]).get(act)
  if ((by.actor === 'reporter' || act === 'lapse') && told)
    held.deliveries.push({ kind: told, state: 'waiting' })
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

/** That nobody has answered in time is between the reporter and the holder. */
export async function reporterHeard(world: World, report: ModelReport): Promise<void> {
  const reporter = listeners(world, report).filter((person) => person === report.reporter)
  world.told.set(await latestEvent(world, report), reporter)
}

/** Everybody who listens is told of the latest event, but for who did it. */
export async function heard(world: World, report: ModelReport, except: number | null = null): Promise<void> {
  const persons = listeners(world, report).filter((person) => person !== except)
  world.told.set(await latestEvent(world, report), persons)
}

export const hand: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by, isOwn } = doerFor(world, held, chance)
  const wanted = pick([lund, alingsas, nationalInbox, 'nowhere', 'refusing'], chance.what) ?? lund
  const isToAndFro = by.actor !== 'operator' && passesBetween(world, held, wanted) > 2
  const to = isToAndFro ? nationalInbox : wanted
  const act = to === nationalInbox && by.actor !== 'operator' ? 'return' : 'hand_over'
  const handing = { caseId: held.id, by, to: wanted, ...(chance.also % 2 === 0 ? { words } : {}) }
  const unfit =
    to === held.holder ? 'Conflict' : to === 'nowhere' ? 'NotFound' : to === 'refusing' ? 'unreachable' : null
  const refusal = whyNot(world, held, act, by.actor, isOwn) ?? unfit
  if (refusal) return refusedAs(world, refusal, () => handOver(world.db, handing))

  await goesOn(world, held, by, to, await handOver(world.db, handing))
}

/** Not theirs: back to who sent it, who must be told why, unless it has come back once already. */
export const giveBack: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by, isOwn } = doerFor(world, held, chance)
  const before = senderOf(held)
  const isSentBack =
    before !== null && before.holder !== nationalInbox && passesBetween(world, held, before.holder) === 1
  const to = isSentBack ? before.holder : nationalInbox
  const says = chance.also % 2 === 0
  const returning = { caseId: held.id, by, ...(says ? { words } : {}) }
  // Sent to the inbox it is in, it is opened there anew: nobody offers that.
  const refusal =
    whyNot(world, held, 'return', by.actor, isOwn) ??
    (to !== nationalInbox && !says ? 'no_reason' : to === held.holder ? 'Conflict' : null)
  if (refusal) return refusedAs(world, refusal, () => returnCase(world.db, returning))
  await goesOn(world, held, by, to, await returnCase(world.db, returning))
}

async function goesOn(
  world: World,
  held: ModelCase,
  by: Doer,
  to: string,
  next: { id: number },
): Promise<void> {
  expect(next).toMatchObject({ report: held.report.number, holder: to, state: 'new' })
  if (senderOf(held)?.holder !== to) tellSender(held, 'gone_on')
  Object.assign(held, { state: 'handed_over', present: false, main: null, movedBy: by.actor })
  world.cases.push(newCase(world, next.id, held.report, to, by.actor, 'hand_over', held))
  await heard(world, held.report)
}

/** Those who run the service move what nobody has sent. */
const senderOf = ({ cameFrom }: ModelCase): ModelCase | null =>
  cameFrom && cameFrom.movedBy !== 'operator' ? cameFrom : null

function passesBetween(world: World, held: ModelCase, other: string): number {
  const holders = world.cases.filter(({ report }) => report === held.report).map(({ holder }) => holder)
  const pair = [held.holder, other].toSorted().join()
  return holders.slice(1).filter((holder, place) => [holders[place], holder].toSorted().join() === pair)
    .length
}

/** Once, whatever comes of it afterwards. */
export function tellSender(held: ModelCase, kind: 'accepted' | 'gone_on'): void {
  const sender = senderOf(held)
  const isTold = sender?.deliveries.some((told) => told.kind === 'accepted' || told.kind === 'gone_on')
  if (!sender || isTold || (kind === 'accepted' && held.state !== 'new')) return
  sender.deliveries.push({ kind, state: 'waiting' })
}

const takesOn = (act: string, actor: string): boolean =>
  act === 'receive' || ['body', 'contractor', 'case_system'].includes(actor)

export const newCase = (
  world: World,
  id: number,
  report: ModelReport,
  holder: string,
  movedBy: string,
  delivery: string,
  cameFrom: ModelCase | null = null,
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
  isReminded: false,
  cameFrom,
  main: null,
  deliveries: [{ kind: delivery, state: 'waiting' }],
  linkMailedAt: null,
  thankedAt: null,
})

/** What only the present holder may do, whatever the state. */
export function whyNotAsHolder(held: ModelCase, by: Doer): Expected | null {
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
  await reporterHeard(world, held.report)
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

export const disclose: Step = async (world, chance) => {
  const held = chosenCase(world, chance)
  if (!held) return
  const { by } = doerFor(world, held, chance)
  const disclosing = { caseId: held.id, by }
  const refusal = whyNotAsHolder(held, by)
  if (refusal) return refusedAs(world, refusal, () => discloseReport(world.db, disclosing))
  const copy = await discloseReport(world.db, disclosing)
  expect(copy).toMatchObject({ number: held.report.number })
  for (const { email } of world.people) expect(JSON.stringify(copy)).not.toContain(email)
}
