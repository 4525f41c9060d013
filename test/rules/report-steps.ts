import { expect } from 'vitest'
import { setVisibility } from '#moderation/set-visibility.ts'
import { changeFollowPace } from '#reports/change-follow-pace.ts'
import { confirmReport } from '#reports/confirm-report.ts'
import { confirmTogether } from '#reports/confirm-together.ts'
import { followAgain } from '#reports/follow-again.ts'
import { forgetDrafts } from '#reports/forget-drafts.ts'
import { lapseQuestions } from '#reports/lapse-questions.ts'
import { beginMailedDraft } from '#reports/mails/begin-mailed-draft.ts'
import { remindOfDrafts } from '#reports/remind-of-drafts.ts'
import { remindOfQuestions } from '#reports/remind-of-questions.ts'
import { saveDraft } from '#reports/save-draft.ts'
import { unsubscribe } from '#reports/unsubscribe.ts'
import { aDraft, alingsas, confirmLink, decidedFor } from '../reports.ts'
import { newCase, reporterHeard } from './case-steps.ts'
import { refusedAs, type Step } from './outcomes.ts'
import { letTimePass, type ModelDraft, type ModelReport, pick, type World, written } from './world.ts'

const day = 24 * 60
export const original = { title: `Djupt hål ${written}`, description: `Ring 070-123 45 67 ${written}` }

export const save: Step = async (world, { which, who }) => {
  const draft = pick(world.drafts.toReversed(), which)
  const email = who % world.people.length
  const person = pick(world.people, email)
  if (!draft || !person) return
  const { confirmedAs } = await saveDraft(
    world.db,
    aDraft({ id: draft.id, email: person.email, ...original }),
  )
  expect(confirmedAs).toBe(draft.report?.number ?? null)
  if (draft.report) return
  if (!draft.sent) draft.expiresAt = world.minutes + 30 * day
  if (draft.email !== email) {
    if (draft.link) draft.oldLinks.push(draft.link)
    const link = await confirmLink(world.db, draft.id)
    expect(link).not.toBe(draft.link)
    draft.link = link
  }
  Object.assign(draft, { stored: true, sent: true })
  draft.email = email
}

/** Begun by a mail, and finished by the link that went back: the address needs no other letter. */
export const mailed: Step = async (world, { which, who }) => {
  const draft = pick(world.drafts.toReversed(), which)
  const email = who % world.people.length
  const person = pick(world.people, email)
  if (!draft || !person || draft.stored) return
  const at = { email: person.email, to: person.email, placeWords: '', point: null, leftBehind: 0 }
  await beginMailedDraft(world.db, { draft: draft.id, language: 'sv', ...original, ...at })
  const link = await confirmLink(world.db, draft.id)
  if (!link) throw new Error('no link was made')
  await saveDraft(world.db, aDraft({ id: draft.id, email: person.email, provenBy: link, ...original }))
  expect(await confirmLink(world.db, draft.id)).toBe(link)
  Object.assign(draft, { stored: true, sent: true, email, link, expiresAt: world.minutes + 30 * day })
}

export const confirm: Step = async (world, { which, what }) => {
  const draft = pick(world.drafts.toReversed(), which)
  if (!draft) return
  const link = what % 2 === 1 ? (draft.oldLinks[0] ?? draft.link) : draft.link
  const confirmation = { draft: draft.id, link, decision: decidedFor(alingsas), door: 'web' } as const
  const isPast = draft.expiresAt <= world.minutes || draft.oldLinks.some((old) => old === link)
  const refusal = !draft.sent ? 'NotFound' : !draft.report && isPast ? 'Gone' : null
  if (refusal) return refusedAs(world, refusal, () => confirmReport(world.db, confirmation))

  const { number, first } = await confirmReport(world.db, confirmation)
  expect(first).toBe(draft.report === null)
  if (draft.report) expect(number).toBe(draft.report.number)
  else await begin(world, draft, number)
}

/** Whoever opened the link of one draft may confirm all that wait for its address. */
export const together: Step = async (world, { which }) => {
  const opened = pick(world.drafts.toReversed(), which)
  if (!opened) return
  const email = opened.report
    ? world.people.find((one) => one.id === opened.report?.reporter)?.email
    : world.people[opened.email ?? -1]?.email
  const waiting = world.drafts.filter(
    (draft) =>
      draft.stored &&
      !draft.report &&
      draft.expiresAt > world.minutes &&
      email !== undefined &&
      world.people[draft.email ?? -1]?.email === email,
  )
  const chosen = world.drafts.map(({ id }) => ({ draft: id, decision: decidedFor(alingsas) }))
  const confirmed = await confirmTogether(world.db, { opened: opened.id, chosen, door: 'web' })
  expect(confirmed.map(({ first }) => first)).toEqual(waiting.map(() => true))
  for (const { number } of confirmed) {
    const row = await world.db
      .selectFrom('drafts')
      .select('id')
      .where('report', '=', number)
      .executeTakeFirstOrThrow()
    const draft = waiting.find(({ id }) => id === row.id)
    if (!draft) throw new Error('a draft that did not wait was confirmed')
    await begin(world, draft, number)
  }
}

export const remind: Step = async (world) => {
  await remindOfDrafts(world.db)
  expect(await remindOfDrafts(world.db)).toBe(0)
}

async function begin(world: World, draft: ModelDraft, number: number): Promise<void> {
  const { id, reporter } = await world.db
    .selectFrom('cases')
    .innerJoin('reports', 'reports.number', 'cases.report')
    .select(['cases.id', 'reports.reporter'])
    .where('cases.report', '=', number)
    .executeTakeFirstOrThrow()
  const person = pick(world.people, draft.email ?? 0)
  if (!person || !reporter) throw new Error('a confirmed report has a reporter')
  person.id ??= reporter
  expect(reporter).toBe(person.id)
  const report: ModelReport = {
    number,
    reporter,
    stopped: false,
    supporters: new Set(),
    following: new Set(),
    everFollowed: new Set(),
    sightings: new Map(),
    thanks: new Map(),
    visibility: 'public',
    municipality: alingsas,
  }
  draft.report = report
  world.reports.push(report)
  world.cases.push(newCase(world, id, report, alingsas, 'reporter', 'report'))
}

export const stop: Step = async (world, { which, what }) => {
  const report = pick(world.reports, which)
  const person = pick(world.people, what)?.id
  if (!report || !person) return
  await unsubscribe(world.db, { report: report.number, person, door: 'web' })
  if (person === report.reporter) report.stopped = true
  report.following.delete(person)
}

export const resume: Step = async (world, { which, what }) => {
  const report = pick(world.reports, which)
  const person = pick(world.people, what)?.id
  if (!report || !person) return
  const hasFollowed = person !== report.reporter && report.everFollowed.has(person)
  await followAgain(world.db, { report: report.number, person, door: 'web' })
  if (person === report.reporter) report.stopped = false
  if (hasFollowed) report.following.add(person)
}

export const pace: Step = async (world, { which, who, what }) => {
  const report = pick(world.reports, which)
  const person = pick(world.people, what)?.id
  const chosen = pick(['at_once', 'daily', 'weekly'] as const, who)
  if (!report || !person || !chosen) return
  const hears = person === report.reporter ? !report.stopped : report.following.has(person)
  const changing = () =>
    changeFollowPace(world.db, { report: report.number, person, pace: chosen, door: 'web' })
  if (!hears) return refusedAs(world, 'NotFound', changing)
  await changing()
}

export const moderate: Step = async (world, { which, what }) => {
  const report = pick(world.reports, which)
  const visibility = what % 2 === 0 ? 'hidden' : 'public'
  const moderating = { report: report?.number ?? 1, visibility, door: 'command' } as const
  if (!report) return refusedAs(world, 'NotFound', () => setVisibility(world.db, moderating))
  expect(await setVisibility(world.db, moderating)).toBe(report.visibility !== visibility)
  report.visibility = visibility
}

export const lapse: Step = async (world) => {
  await lapseQuestions(world.db)
  for (const held of world.cases) {
    const isWaiting = held.present && held.state === 'needs_information'
    if (!isWaiting || world.minutes - held.since < 14 * day) continue
    const { asked, state } = held
    Object.assign(held, { state: asked, before: state, movedBy: 'clock', since: world.minutes })
    held.deliveries.push({ kind: 'lapse', state: 'waiting' })
    await reporterHeard(world, held.report)
  }
}

/** Once for each question, halfway. */
export const remindOfQuestion: Step = async (world) => {
  await remindOfQuestions(world.db)
  for (const held of world.cases) {
    const isWaiting = held.present && held.state === 'needs_information' && !held.isReminded
    const days = (world.minutes - held.since) / day
    if (!isWaiting || days < 7 || days >= 14 || held.report.stopped) continue
    held.isReminded = true
    await reporterHeard(world, held.report)
  }
}

export const forget: Step = async (world) => {
  await forgetDrafts(world.db)
  for (const draft of world.drafts) {
    if (draft.stored && !draft.report && draft.expiresAt <= world.minutes)
      Object.assign(draft, { stored: false, sent: false, photos: [], email: null })
  }
  for (const waiting of world.contributions)
    if (!waiting.report && waiting.expiresAt <= world.minutes) waiting.photos = []
}

export const wait: Step = async (world, { what }) => {
  const minutes = pick([4, 11, 16 * day, 4, 11, 31 * day], what) ?? 4
  await letTimePass(world, minutes)
  world.minutes += minutes
}
