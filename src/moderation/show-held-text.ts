import type { Db } from '#database/database.ts'
import { publishedWithNames } from '#reports/publish-text.ts'
import { recordEvent } from '#reports/record-event.ts'
import type { Moderated, Review } from './review.ts'
import { heldIn, publishedRow } from './reviewed-report.ts'

type Showing = Pick<Review, 'report' | 'remark' | 'link'>

/** A text that was held may be read as it was written, names and all. Null when it was not held. */
export async function showHeldText(tx: Db, { report, remark, link }: Showing): Promise<Moderated | null> {
  const standing = await publishedRow(tx, report).executeTakeFirstOrThrow()
  const held = heldIn(standing)
  if (!held) return null
  const shown = { title: publishedWithNames(held.title), description: publishedWithNames(held.description) }
  await tx
    .updateTable('report_texts')
    .set(shown)
    .where('report', '=', report)
    .where('version', '=', 'published')
    .execute()
  await tx.updateTable('reports').set({ text_held_at: null }).where('number', '=', report).execute()
  const { municipality } = standing
  const by = { door: 'web', actor: 'operator', link, report, municipality } as const
  const event = await recordEvent(tx, { act: 'show_text', ...by, facts: { remark } })
  return { event, turn: 'show', author: null, answer: null }
}
