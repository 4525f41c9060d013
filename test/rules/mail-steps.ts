import { expect } from 'vitest'
import { bounceDelivery } from '#reports/deliveries/bounce-delivery.ts'
import { bounceLetter } from '#reports/letters/bounce-letter.ts'
import { forgetSaid } from '#reports/mails/forget-said.ts'
import { confirmSaid, settleBodySaid } from '#reports/mails/settle-said.ts'
import { takeBodyMail } from '#reports/mails/take-body-mail.ts'
import { takeResidentMail } from '#reports/mails/take-resident-mail.ts'
import { undoSaid } from '#reports/mails/undo-said.ts'
import { publishMessage } from '#reports/publish-message.ts'
import { sendMessage } from '#reports/send-message.ts'
import { writeNote } from '#reports/write-note.ts'
import { aMail } from '../mails.ts'
import { type Expected, refusedAs, type Step } from './outcomes.ts'
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

const mailOf = (world: World) => aMail(world.db)

const words = `Det är kvar ${written}`
const open = ['new', 'received', 'investigating', 'needs_information', 'planned', 'in_progress']
const month = 30 * 24 * 60

/** A reporter or somebody known writes to the holder; every other time everybody may read it after all. */
export const message: Step = async (world, { which, who, what, also }) => {
  const report = pick(world.reports, which)
  if (!report) return
  const known = [report.reporter, ...world.people.flatMap(({ id }) => id ?? [])]
  const person = pick(known, who) ?? report.reporter
  const saysStill = what % 2 === 0
  const says = saysStill ? 'still' : null
  const sending = { report: report.number, person, door: 'mail', words, says } as const
  const held = goesOnIn(world, report)
  const refusal = whyNot(world, report)
  if (refusal || !held) return refusedAs(world, refusal ?? 'state', () => sendMessage(world.db, sending))

  const becomes = moves(world, held, person, saysStill)
  const sent = await sendMessage(world.db, sending)
  expect(sent).toMatchObject({ became: becomes, report: held.report.number })
  const kind = becomes === 'reopen' ? 'reopening' : 'message'
  held.deliveries.push({ kind, state: 'waiting' })
  if (saysStill && becomes !== 'supply') held.report.sightings.set(person, 'still')
  if (becomes === 'supply') settle(world, held, held.asked ?? 'received')
  if (becomes === 'reopen') {
    settle(world, held, 'new')
    world.told.set(await latestEvent(world, held.report), others(world, held, person))
  }
  if (also % 2 === 0) await letOut(world, held, person, sent.entry)
}

async function letOut(world: World, held: ModelCase, person: number, entry: number): Promise<void> {
  const publishing = { entry, person, door: 'web' } as const
  expect(await publishMessage(world.db, publishing)).toEqual({ first: true })
  world.told.set(await latestEvent(world, held.report), others(world, held, person))
  expect(await publishMessage(world.db, publishing)).toEqual({ first: false })
}

const others = (world: World, held: ModelCase, person: number) =>
  listeners(world, held.report).filter((one) => one !== person)

function goesOnIn(world: World, report: ModelReport): ModelCase | undefined {
  const direct = presentCase(world, report)
  return direct?.main ? presentCase(world, direct.main) : direct
}

function whyNot(world: World, report: ModelReport): Expected | null {
  if (report.visibility === 'hidden') return 'Gone'
  const held = presentCase(world, report)
  if (held?.main) return whyNot(world, held.main)
  return held && [...open, 'fixed', 'no_action'].includes(held.state) ? null : 'state'
}

function moves(world: World, held: ModelCase, person: number, saysStill: boolean) {
  if (person !== held.report.reporter) return saysStill ? 'still' : 'message'
  if (held.state === 'needs_information') return 'supply'
  const isLately = world.minutes - held.since < month
  const counted = saysStill ? 'still' : 'message'
  return saysStill && !open.includes(held.state) && isLately ? 'reopen' : counted
}

const settle = (world: World, held: ModelCase, state: ModelCase['state']) =>
  Object.assign(held, { before: held.state, state, movedBy: 'reporter', since: world.minutes })

export const note: Step = async (world, { which, also }) => {
  const held = pick(world.cases.toReversed(), which)
  if (!held) return
  const body = also % 4 === 3 ? 'trafikverket' : held.holder
  const noting = { caseId: held.id, by: { actor: 'body', door: 'mail', body }, words } as const
  const refusal = held.present ? (body === held.holder ? null : 'actor') : 'not_present'
  if (refusal) return refusedAs(world, refusal, () => writeNote(world.db, noting))
  await writeNote(world.db, noting)
}

/** One of the mails to holders that are thought to have arrived comes back. */
export const bounce: Step = async (world, { which, what }) => {
  const held = pick(world.cases, which)
  const place = what % Math.max(1, held?.deliveries.length ?? 0)
  const delivery = held?.deliveries[place]
  if (!held || !delivery) return
  const rows = await world.db
    .selectFrom('deliveries')
    .select('id')
    .where('case_id', '=', held.id)
    .orderBy('position')
    .execute()
  const isFirst = delivery.state === 'sent'
  const bounced = { delivery: rows[place]?.id ?? '', answer: '550' }
  expect(await bounceDelivery(world.db, bounced)).toEqual({ first: isFirst })
  if (!isFirst) return
  delivery.state = 'failed'
  const { reporter } = held.report
  if (delivery.kind !== 'report' && delivery.kind !== 'hand_over') return
  const hears = listeners(world, held.report).filter((person) => person === reporter)
  world.told.set(await latestEvent(world, held.report), hears)
}

/** It changes what is sent to an address from then on, and nothing of the report. */
export const bounceOfLetter: Step = async (world, { which }) => {
  const report = pick(world.reports, which)
  if (!report) return
  const letter = await world.db
    .selectFrom('letters')
    .select('id')
    .where('report', '=', report.number)
    .where('state', '=', 'sent')
    .where('bounced_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!letter) return
  const bounced = { letter: letter.id, at: new Date() }
  expect(await bounceLetter(world.db, bounced)).toEqual({ first: true })
  expect(await bounceLetter(world.db, bounced)).toEqual({ first: false })
}

/** A body's mail that waits for a choice, made twice; what it became is taken back. */
export const bodyMail: Step = async (world, { which, also }) => {
  const held = pick(world.cases.toReversed(), which)
  if (!held) return
  const mail = await mailOf(world)
  const { id: caseId, report, holder } = held
  const came = { mail, caseId, report: report.number, holder, link: null, to: `bo@${written}.example`, words }
  if (also % 2 === 0) {
    const taken = await takeBodyMail(world.db, { ...came, said: { act: 'note', words } })
    expect(taken).toEqual({ why: held.present ? null : 'refused' })
  } else {
    await takeBodyMail(world.db, { ...came, why: 'unclear', candidates: ['note'] })
    const choosing = { mail, link: mail, said: { act: 'note' } } as const
    expect(await settleBodySaid(world.db, choosing)).toEqual(held.present ? null : { why: 'refused' })
    if (held.present) await expect(settleBodySaid(world.db, choosing)).rejects.toThrow('done already')
  }
  if (!held.present) return
  await undoSaid(world.db, { mail, link: mail })
  await undoSaid(world.db, { mail, link: mail })
}

/** Somebody answers a letter, from their own address or from one that has to be proven first. */
export const residentMail: Step = async (world, { which, who, also }) => {
  const report = pick(world.reports, which)
  const known = pick(
    world.people.filter(({ id }) => id !== null),
    who,
  )
  if (!report || !known || known.id === null) return
  const mail = await mailOf(world)
  const isTheirs = also % 2 === 0
  const came = {
    mail,
    report: report.number,
    language: 'sv',
    words,
    says: null,
    to: known.email,
  } as const
  const held = goesOnIn(world, report)
  const refusal = whyNot(world, report)
  if (isTheirs) {
    const taken = await takeResidentMail(world.db, { ...came, person: known.id })
    expect(taken.why).toBe(refusal ? 'refused' : null)
  } else {
    await takeResidentMail(world.db, { ...came, why: 'unknown_sender' })
    expect(await confirmSaid(world.db, { mail })).toBe(refusal === null)
  }
  if (refusal || !held) return
  held.deliveries.push({ kind: 'message', state: 'waiting' })
  if (moves(world, held, known.id, false) === 'supply') settle(world, held, held.asked ?? 'received')
}

export const forget: Step = async (world) => {
  expect(await forgetSaid(world.db)).toBe(0)
}
