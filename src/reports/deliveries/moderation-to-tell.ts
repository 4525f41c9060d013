import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { ModerationReason } from '#database/schema.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { masked } from '../publish-text.ts'
import type { DeliveredEntry, DeliveredModeration } from './delivery.ts'

/** What an event of moderation did with something a body has said. */
export const moderationToTell = (db: Db, event: number): Promise<DeliveredModeration> =>
  db
    .selectFrom('events')
    .select(sql<DeliveredModeration['act']>`act`.as('act'))
    .select(sql<DeliveredModeration['of']>`case when facts ? 'photo' then 'photo' else 'entry' end`.as('of'))
    .select(sql<ModerationReason | null>`facts->>'reason'`.as('reason'))
    .where('id', '=', event)
    .executeTakeFirstOrThrow()

/** It as everybody reads it now: its first words are why it was changed, and its writer has them. */
export async function moderatedEntry(db: Db, entry: number): Promise<DeliveredEntry> {
  const { words, isHidden, ...said } = await db
    .selectFrom('entries')
    .innerJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'published'),
    )
    .select(['entry_texts.words', 'entries.written_by as writtenBy', 'entries.created_at as at'])
    .select(['entries.language', 'entries.says'])
    .select(sql<boolean>`entries.hidden_at is not null`.as('isHidden'))
    .where('entries.id', '=', entry)
    .executeTakeFirstOrThrow()
  return { ...said, words: isHidden ? '' : stripCapabilities(words, masked), photos: [] }
}
