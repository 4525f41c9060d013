import { storedAnswers } from '#bodies/questions/say-answers.ts'
import type { Db } from '#database/database.ts'
import { recordEvent } from '#reports/record-event.ts'
import { type Moderated, type Review, ReviewRefused } from './review.ts'
import { heldIn, markOf, publishedRow, textsToReview } from './reviewed-report.ts'

type Redacting = Pick<Review, 'report' | 'texts' | 'dropsAnswers' | 'remark' | 'link' | 'reason' | 'act'>

/**
 * Publishes other words; what was sent stays as it was, in its own version. Null when they are the same. A text that
 * is held is published by `change` alone: what was meant by words beside another act nobody knows.
 */
export async function redactReport(
  tx: Db,
  { report, texts, dropsAnswers, remark, link, reason, act }: Redacting,
): Promise<Moderated | null> {
  const before = await publishedRow(tx, report).executeTakeFirstOrThrow()
  const isHeld = heldIn(before) !== null
  if (isHeld && act !== 'change') {
    if (markOf(texts) !== markOf(textsToReview(before))) throw new ReviewRefused('standing')
    return null
  }
  const answersGo = dropsAnswers && storedAnswers.parse(before.answers).length > 0
  const changed = [
    ...(['title', 'description', 'placeWords'] as const).filter((field) => before[field] !== texts[field]),
    ...(answersGo ? ['answers'] : []),
  ]
  if (changed.length === 0) return null
  const { title, description, placeWords } = texts
  await tx
    .updateTable('report_texts')
    .set({ title, description, ...(answersGo && { answers: '[]' }) })
    .where('report', '=', report)
    .where('version', '=', 'published')
    .execute()
  await tx
    .updateTable('reports')
    .set({ place_words: placeWords, ...(isHeld && { text_held_at: null }) })
    .where('number', '=', report)
    .execute()
  const by = { door: 'web', actor: 'operator', link, report, municipality: before.municipality } as const
  const facts = { remark, ...(reason && { reason }), fields: changed.join(' ') }
  const event = await recordEvent(tx, { act: 'redact', ...by, facts })
  return { event, turn: 'hide', author: null, answer: null }
}
