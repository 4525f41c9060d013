import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { isModerationReason, type ModerationReason } from './remark.ts'

/** One thing that was done, as a letter tells it. */
export type ModerationItem = {
  act: 'redact' | 'hide' | 'show'
  of: 'report' | 'entry' | 'photo'
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
  return rows.flatMap(({ act, entry, photo, reason }) =>
    isTold(act)
      ? [
          {
            act,
            of: photo ? ('photo' as const) : entry ? ('entry' as const) : ('report' as const),
            reason: isModerationReason(reason) ? reason : null,
          },
        ]
      : [],
  )
}

const isTold = (act: string): act is ModerationItem['act'] =>
  act === 'redact' || act === 'hide' || act === 'show'
