import type { Db } from '#database/database.ts'
import { recordEvent } from '#reports/record-event.ts'
import { Conflict, NotFound } from '../errors.ts'
import { bodysAnswer, type EntryWords, type Moderated, type Review } from './review.ts'
import { markOfWords } from './reviewed-report.ts'

type By = Pick<Review, 'report' | 'remark' | 'link' | 'reason'>

/** Publishes other words of what somebody has said for everybody; what they wrote stays. Null when they are the same. */
export async function redactEntry(
  tx: Db,
  { report, remark, link, reason }: By,
  { id, mark, words }: EntryWords,
): Promise<Moderated | null> {
  const before = await tx
    .selectFrom('entries')
    .innerJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'published'),
    )
    .select([
      'entries.municipality',
      'entries.person',
      'entries.body',
      'entries.case_id',
      'entry_texts.words',
    ])
    .where('entries.id', '=', id)
    .where('entries.report', '=', report)
    .where('entries.audience', '=', 'update')
    .forUpdate('entry_texts')
    .executeTakeFirst()
  if (!before) throw new NotFound('no such entry for everybody on this report')
  if (markOfWords(before.words) !== mark) throw new Conflict('somebody else has changed the words')
  if (before.words === words) return null
  await tx
    .updateTable('entry_texts')
    .set({ words })
    .where('entry', '=', id)
    .where('version', '=', 'published')
    .execute()
  const { municipality, person } = before
  const by = { door: 'web', actor: 'operator', link, report, municipality, entry: id } as const
  const facts = { remark, ...(reason && { reason }), fields: 'words' }
  const event = await recordEvent(tx, { act: 'redact', ...by, facts })
  return { event, turn: 'hide', author: person, answer: bodysAnswer(id, before) }
}
