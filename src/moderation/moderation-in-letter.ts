import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { isModerationReason, type ModerationReason } from './remark.ts'

/** One thing that was done, as a letter tells it. */
export type ModerationItem = {
  act: 'redact' | 'hide' | 'show'
  /** `text`: of the report, held until a person has read it. */
  of: 'report' | 'text' | 'entry' | 'photo'
  reason: ModerationReason | null
}

/** What a letter has to tell, in the order it was done. */
export async function moderationIn(db: Db, letter: string): Promise<ModerationItem[]> {
  const rows = await db
    .selectFrom('letter_news')
    .innerJoin('events', 'events.id', 'letter_news.event')
    .select(['events.act', 'events.entry'])
    .select(sql<string | null>`events.facts->>'photo'`.as('photo'))
    .select(sql<string | null>`events.facts->>'reason'`.as('reason'))
    .where('letter_news.letter', '=', letter)
    .orderBy('events.id')
    .execute()
  return rows.flatMap(({ act, entry, photo, reason }) => {
    const told = tells.get(act)
    if (!told) return []
    const of = told.of ?? (photo ? 'photo' : entry ? 'entry' : 'report')
    return [{ act: told.act, of, reason: isModerationReason(reason) ? reason : null }]
  })
}

const tells: ReadonlyMap<string, Pick<ModerationItem, 'act'> & Partial<Pick<ModerationItem, 'of'>>> = new Map(
  [
    ['redact', { act: 'redact' }],
    ['hide', { act: 'hide' }],
    ['show', { act: 'show' }],
    ['hold_text', { act: 'hide', of: 'text' }],
    ['show_text', { act: 'show', of: 'text' }],
  ],
)
