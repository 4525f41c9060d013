import type { Db } from '#database/database.ts'
import { inTransaction } from '#database/transaction.ts'
import { recordEvent } from '#reports/record-event.ts'
import { Conflict, NotFound } from '../errors.ts'
import { moderateEntry, moderatePhoto } from './moderate-part.ts'
import { redactEntry } from './redact-entry.ts'
import { redactReport } from './redact-report.ts'
import { type Moderated, type Review, ReviewRefused } from './review.ts'
import { markOf, publishedRow, textsToReview } from './reviewed-report.ts'
import { changeVisibility } from './set-visibility.ts'
import { settleRemark } from './settle-remark.ts'
import { showHeldText } from './show-held-text.ts'
import { tellOfDecision } from './tell-of-decision.ts'
import { tellOfModeration } from './tell-of-moderation.ts'

/** Redacts, hides and shows in one transaction, each an event; settles the remark, and tells those who wrote it, and who remarked. */
export function reviewReport(db: Db, review: Review): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockCases(tx, review.report)
    const standing = await publishedRow(tx, review.report).forUpdate('reports').executeTakeFirst()
    if (!standing) throw new NotFound('no such report')
    if (markOf(textsToReview(standing)) !== review.mark)
      throw new Conflict('somebody else has changed the texts')
    const done = await actsOf(tx, review)
    if (review.act === 'stand') {
      if (done.length > 0) throw new ReviewRefused('standing')
      return letStand(tx, review, standing.municipality)
    }
    if (done.length === 0) throw new ReviewRefused('nothing')
    if (review.reason === null && done.some(({ turn }) => turn === 'hide')) throw new ReviewRefused('reason')
    const { municipality } = standing
    if (await settleRemark(tx, review.remark, 'acted'))
      await tellOfDecision(tx, { ...review, municipality, done })
    await tellOfModeration(tx, { ...review, municipality, done })
  })
}

/** First of all, as everybody does who acts on a report: else two would wait for each other. */
const lockCases = (tx: Db, report: number) =>
  tx.selectFrom('cases').select('id').where('report', '=', report).orderBy('id').forUpdate().execute()

async function actsOf(tx: Db, review: Review): Promise<Moderated[]> {
  const done = [await redactReport(tx, review)]
  for (const words of review.entryWords) done.push(await redactEntry(tx, review, words))
  for (const entry of review.entries) done.push(await moderateEntry(tx, review, entry))
  for (const photo of review.photos) done.push(await moderatePhoto(tx, review, photo))
  done.push(await wholeReport(tx, review))
  return done.flatMap((one) => one ?? [])
}

async function wholeReport(tx: Db, { act, report, remark, link, reason }: Review): Promise<Moderated | null> {
  if (act !== 'hide' && act !== 'show') return null
  const visibility = act === 'hide' ? 'hidden' : 'public'
  const because = { remark, link, reason: act === 'hide' ? reason : null }
  const event = await changeVisibility(tx, { report, visibility, door: 'web', because })
  return event === null ? null : { event, turn: act, author: null, answer: null }
}

async function letStand(tx: Db, review: Review, municipality: string): Promise<void> {
  const shown = await showHeldText(tx, review)
  if (shown) await tellOfModeration(tx, { ...review, municipality, done: [shown] })
  await dismiss(tx, review, municipality)
}

async function dismiss(tx: Db, { remark, report, link }: Review, municipality: string): Promise<void> {
  if (!(await settleRemark(tx, remark, 'dismissed'))) return
  await tellOfDecision(tx, { report, remark, municipality, done: [] })
  const by = { door: 'web', actor: 'operator', link } as const
  await recordEvent(tx, { act: 'dismiss', ...by, report, municipality, facts: { remark } })
}
