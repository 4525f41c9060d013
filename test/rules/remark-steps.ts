import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { askAboutHeldTexts } from '#moderation/ask-about-held-texts.ts'
import { forgetRemarks } from '#moderation/forget-remarks.ts'
import { remindOfRemarks } from '#moderation/remind-of-remarks.ts'
import type { Review } from '#moderation/review.ts'
import { reviewReport } from '#moderation/review-report.ts'
import { markOf, markOfWords, reviewedReport } from '#moderation/reviewed-report.ts'
import { settleRemark } from '#moderation/settle-remark.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { refusedAs, type Step } from './outcomes.ts'
import { latestEvent, type ModelRemark, type ModelReport, pick, type World, written } from './world.ts'

/** Somebody remarks on a report or a page, twice with the same form; on what is hidden nobody can. */
export const remark: Step = async (world, { which, what }) => {
  const report = what % 3 === 0 ? null : (pick(world.reports, which) ?? null)
  const told = {
    id: randomUUID(),
    words: `Se ${written}`,
    language: 'sv',
    email: `eva@${written}.example`,
  } as const
  const about = report
    ? ({ topic: 'abuse', report: report.number, reason: 'person' } as const)
    : ({ topic: 'barrier', page: '/karta' } as const)
  const tellIt = () => tellRemark(world.db, { ...told, ...about })
  if (report?.visibility === 'hidden') return refusedAs(world, 'NotFound', tellIt)
  await Promise.all([tellIt(), tellIt()])
  world.remarks.push({ id: told.id, report, isOpen: true })
  const letters = await world.db.selectFrom('letters').select('link').where('remark', '=', told.id).execute()
  expect(letters.map(({ link }) => link !== null)).toEqual([report !== null])
}

/** What is settled stays as it was settled. */
export const settle: Step = async (world, { which }) => {
  const one = pick(world.remarks, which)
  if (!one) return
  expect(await settleRemark(world.db, one.id, 'answered')).toBe(one.isOpen)
  one.isOpen = false
}

/** Nothing here was settled a year ago. */
export const forgetSettled: Step = async ({ db, remarks }) => {
  await forgetRemarks(db)
  const ids = ['00000000-0000-0000-0000-000000000000', ...remarks.map(({ id }) => id)]
  const rows = await db.selectFrom('remarks').select('id').where('id', 'in', ids).execute()
  expect(rows).toHaveLength(remarks.length)
}

/** Nobody is named here. */
export const askOfHeld: Step = async ({ db }) => {
  expect(await askAboutHeldTexts(db)).toBe(0)
}

/** Nobody has waited for two working days here. */
export const remindOperators: Step = async ({ db }) => {
  await remindOfRemarks(db)
  expect(await db.selectFrom('letters').select('id').where('kind', '=', 'overdue').execute()).toEqual([])
}

/** Whoever runs the service redacts, hides, shows, or lets all stand; sometimes without saying why. */
export const review: Step = async (world, { which, who, what, also }) => {
  const one = pick(world.remarks, which)
  if (!one?.report) return
  const review = await somethingToDo(world, one, one.report, { who, what, also })
  const done = [
    ...(also % 2 === 0 ? ['hide'] : []),
    ...review.entryWords.map(() => 'hide'),
    ...review.entries.map(({ turn }) => turn),
    ...(changesWhole(one.report, review.act) ? [review.act] : []),
  ]
  const doIt = () => reviewReport(world.db, review)
  if (review.act === 'stand' && done.length > 0) return refusedAs(world, 'standing', doIt)
  if (review.act !== 'stand' && done.length === 0) return refusedAs(world, 'nothing', doIt)
  if (review.reason === null && done.includes('hide')) return refusedAs(world, 'reason', doIt)
  const before = await latestEvent(world, one.report)
  await doIt()
  await noteReview(world, one.report, before)
  one.isOpen = false
  if (review.act === 'hide') one.report.visibility = 'hidden'
  if (review.act === 'show') one.report.visibility = 'public'
  if (review.act !== 'stand')
    await refusedAs(world, also % 2 === 0 ? 'Conflict' : 'nothing', () =>
      reviewReport(world.db, { ...review, entryWords: [], entries: [], act: 'change' }),
    )
}

const changesWhole = ({ visibility }: ModelReport, act: Review['act']): boolean =>
  (act === 'hide' && visibility === 'public') || (act === 'show' && visibility === 'hidden')

type Choices = { who: number; what: number; also: number }

async function somethingToDo(
  world: World,
  { id }: ModelRemark,
  { number }: ModelReport,
  { who, what, also }: Choices,
): Promise<Review> {
  const { texts, entries } = await reviewedReport(world.db, number)
  const { id: link } = await world.db
    .selectFrom('links')
    .select('id')
    .where('remark', '=', id)
    .executeTakeFirstOrThrow()
  const entry = also % 3 === 0 ? entries.at(-1) : undefined
  const rewritten = also % 5 === 0 ? entries.find(({ words }) => words !== '') : undefined
  return {
    remark: id,
    report: number,
    link,
    act: pick(['change', 'hide', 'show', 'stand'] as const, what) ?? 'change',
    mark: markOf(texts),
    texts: also % 2 === 0 ? { ...texts, title: `Rättad ${randomUUID()} ${written}` } : texts,
    dropsAnswers: false,
    entryWords: rewritten
      ? [{ id: rewritten.id, mark: markOfWords(rewritten.words), words: `Rättat ${randomUUID()} ${written}` }]
      : [],
    entries: entry ? [{ id: entry.id, turn: entry.isHidden ? 'show' : 'hide' }] : [],
    photos: [],
    reason: who % 4 === 0 ? null : 'person',
  }
}

/**
 * The reporter hears of each act, and a neighbour of what was done with their own words; whoever held the case of what
 * was done with its answers, its contractor's too; of what was left to stand nobody.
 */
async function noteReview(world: World, report: ModelReport, before: number): Promise<void> {
  const events = await world.db
    .selectFrom('events')
    .leftJoin('entries', 'entries.id', 'events.entry')
    .select(['events.id', 'events.act', 'entries.person', 'entries.body as by', 'entries.case_id as on'])
    .where('events.report', '=', report.number)
    .where('events.id', '>', before)
    .orderBy('events.id')
    .execute()
  for (const { id, act, person, by, on } of events) {
    if (act === 'dismiss') continue
    const answered = by !== null ? world.cases.find((held) => held.id === on) : undefined
    answered?.deliveries.push({ kind: 'moderation', state: 'waiting' })
    const isNeighbour = person !== null && person !== report.reporter
    const authors = isNeighbour && report.following.has(person) ? [person] : []
    world.told.set(id, [...(report.stopped ? [] : [report.reporter]), ...authors])
  }
}
