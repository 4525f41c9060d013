import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { recordEvent } from '#reports/record-event.ts'
import { NotFound } from '../errors.ts'
import { bodysAnswer, type Moderated, type Review, type Turn } from './review.ts'

type By = Pick<Review, 'report' | 'remark' | 'link' | 'reason'>

/** Hides what somebody has said for everybody, with its photos, or shows it again. Null when it was so already. */
export async function moderateEntry(
  tx: Db,
  by: By,
  { id, turn }: { id: number; turn: Turn },
): Promise<Moderated | null> {
  const entry = await tx
    .selectFrom('entries')
    .select(['municipality', 'person', 'body', 'case_id', isHidden])
    .where('id', '=', id)
    .where('report', '=', by.report)
    .where('audience', '=', 'update')
    .forUpdate()
    .executeTakeFirst()
  if (!entry) throw new NotFound('no such entry for everybody on this report')
  if (entry.is_hidden === (turn === 'hide')) return null
  await tx
    .updateTable('entries')
    .set({ hidden_at: hiddenAt(turn) })
    .where('id', '=', id)
    .execute()
  const event = await recordEvent(tx, { ...eventOf(by, turn, entry.municipality), entry: id })
  return { event, turn, author: entry.person, answer: bodysAnswer(id, entry) }
}

/** Hides one photo, or shows it again: of the report itself, or of what somebody has said. */
export async function moderatePhoto(
  tx: Db,
  by: By,
  { id, turn }: { id: string; turn: Turn },
): Promise<Moderated | null> {
  const photo = await tx
    .selectFrom('photos')
    .leftJoin('entries', 'entries.id', 'photos.entry')
    .innerJoin('reports', 'reports.number', 'photos.report')
    .select(['reports.municipality', 'photos.entry', 'entries.person', 'entries.body', 'entries.case_id'])
    .select(sql<boolean>`photos.hidden_at is not null`.as('is_hidden'))
    .where('photos.id', '=', id)
    .where('photos.report', '=', by.report)
    .forUpdate('photos')
    .executeTakeFirst()
  if (!photo) throw new NotFound('no such photo on this report')
  if (photo.is_hidden === (turn === 'hide')) return null
  await tx
    .updateTable('photos')
    .set({ hidden_at: hiddenAt(turn) })
    .where('id', '=', id)
    .execute()
  const { facts, ...event } = eventOf(by, turn, photo.municipality)
  const told = await recordEvent(tx, { ...event, facts: { ...facts, photo: id } })
  return { event: told, turn, author: photo.person, answer: answerWith(photo) }
}

const answerWith = ({
  entry,
  body,
  case_id,
}: Record<'entry' | 'case_id', number | null> & { body: string | null }) =>
  entry === null || case_id === null ? null : bodysAnswer(entry, { body, case_id })

const isHidden = sql<boolean>`hidden_at is not null`.as('is_hidden')

const hiddenAt = (turn: Turn) => (turn === 'hide' ? sql<Date>`now()` : null)

const eventOf = ({ report, remark, link, reason }: By, turn: Turn, municipality: string) => ({
  act: turn,
  door: 'web' as const,
  actor: 'operator' as const,
  link,
  report,
  municipality,
  facts: { remark, ...(turn === 'hide' && reason && { reason }) },
})
