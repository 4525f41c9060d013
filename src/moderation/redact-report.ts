import { storedAnswers } from '#bodies/questions/say-answers.ts'
import type { Db } from '#database/database.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Moderated, Review } from './review.ts'
import { publishedRow } from './reviewed-report.ts'

type Redacting = Pick<Review, 'report' | 'texts' | 'dropsAnswers' | 'remark' | 'link' | 'reason'>

/** Publishes other words; what was sent stays as it was, in its own version. Null when they are the same. */
export async function redactReport(
  tx: Db,
  { report, texts, dropsAnswers, remark, link, reason }: Redacting,
): Promise<Moderated | null> {
  const before = await publishedRow(tx, report).executeTakeFirstOrThrow()
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
  await tx.updateTable('reports').set({ place_words: placeWords }).where('number', '=', report).execute()
  const by = { door: 'web', actor: 'operator', link, report, municipality: before.municipality } as const
  const facts = { remark, ...(reason && { reason }), fields: changed.join(' ') }
  const event = await recordEvent(tx, { act: 'redact', ...by, facts })
  return { event, turn: 'hide', author: null, answer: null }
}
