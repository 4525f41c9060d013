import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { forgetSenders } from '#reports/thanks/forget-senders.ts'
import { type Thanker, thank } from '#reports/thanks/thank.ts'
import { giveVerdict } from '#reports/verdicts/give-verdict.ts'
import { verdictKinds } from '#reports/verdicts/verdict.ts'
import { noteSaid } from './contribution-steps.ts'
import { type Chance, type Expected, refusedAs, type Step } from './outcomes.ts'
import { type ModelCase, type ModelReport, pick, presentCase, type World, written } from './world.ts'

const day = 24 * 60

/** Somebody who was told of a fix answers by the letter's link, by an old one too. */
export const verdict: Step = async (world, chance) => {
  const report = pick(world.reports, chance.which)
  const asked = report && pick(await askedOf(world, report), chance.who)
  if (!report || !asked) return
  const says = pick(verdictKinds, chance.what) ?? 'unsure'
  const words = chance.also % 2 === 0 ? `Jag var där ${written}` : ''
  const given = { id: randomUUID(), link: asked.link, says, words, language: 'sv', door: 'web' } as const
  const give = () => giveVerdict(world.db, given)
  const refusal = whyNoVerdict(world, report)
  if (refusal) return refusedAs(world, refusal, give)
  await give()
  const held = presentCase(world, report)
  if (!held) throw new Error('a report has a present case')
  const { person } = asked
  if (says === 'unsure' && asked.says !== null && asked.says !== 'unsure') report.sightings.delete(person)
  const isSaid = words !== ''
  if (says !== 'unsure' || isSaid)
    await noteSaid(world, held, { kind: says === 'unsure' ? 'update' : says, person, isSaid })
}

const askedOf = (world: World, { number }: ModelReport) =>
  world.db
    .selectFrom('verdicts')
    .select(['link', 'person', 'says'])
    .where('report', '=', number)
    .orderBy('fix')
    .orderBy('person')
    .execute()

/** Somebody says thanks, by a link or as whoever reads the page. */
export const say: Step = async (world, chance) => {
  const report = pick(world.reports, chance.which)
  if (!report) return
  const from = await someThanker(world, report, chance)
  const thanking = () => thank(world.db, { report: report.number, from, door: 'web' })
  const held = whereItGoesOn(world, report)
  if (typeof held === 'string') return refusedAs(world, held, thanking)
  if (held.state !== 'fixed') return refusedAs(world, 'state', thanking)
  expect(await thanking()).toBe(held.report.number)
  if (!counts(world, held.report, from)) return
  const hasLine = 'words' in from && from.words !== ''
  if (held.thankedAt !== null && !(hasLine && world.minutes - held.thankedAt > day)) return
  held.thankedAt = world.minutes
  held.deliveries.push({ kind: 'thanks', state: 'waiting' })
}

async function someThanker(world: World, report: ModelReport, { who, also }: Chance): Promise<Thanker> {
  if (who % 3 > 0) return { browser: Buffer.from(`browser ${who}`), network: Buffer.from('network') }
  const { id: link } = await world.db
    .selectFrom('links')
    .select('id')
    .where('report', '=', report.number)
    .where('act', '=', 'reporter')
    .executeTakeFirstOrThrow()
  return { person: report.reporter, link, words: also % 2 === 0 ? `Tack ${written}` : '', language: 'sv' }
}

/** Once of a person, once of a browser while it is remembered, five of a network. */
function counts({ minutes }: World, { thanks }: ModelReport, from: Thanker): boolean {
  const who = 'network' in from ? String(from.browser) : from.person
  const browsers = [...thanks.keys()].filter((one) => typeof one === 'string').length
  if (thanks.has(who) || ('network' in from && browsers >= 5)) return false
  thanks.set(who, minutes)
  return true
}

/** Browsers are forgotten after a day, persons are not. */
export const forgetBrowsers: Step = async (world) => {
  await forgetSenders(world.db)
  for (const { thanks } of world.reports)
    for (const [who, at] of thanks)
      if (typeof who === 'string' && world.minutes - at >= day) thanks.delete(who)
}

function whyNoVerdict(world: World, report: ModelReport): Expected | null {
  const held = whereItGoesOn(world, report)
  if (typeof held === 'string') return held
  if (held.report !== report) return 'not_present'
  return held.state === 'fixed' ? null : 'state'
}

function whereItGoesOn(world: World, report: ModelReport): ModelCase | Expected {
  const held = presentCase(world, report)
  if (!held || report.visibility === 'hidden') return 'Gone'
  return held.main ? whereItGoesOn(world, held.main) : held
}
