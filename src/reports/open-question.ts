import type { Db } from '#database/database.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import type { LockedCase } from './lock-case.ts'
import { masked } from './publish-text.ts'
import type { Language } from './report.ts'
import { terms } from './states.ts'

/** What a case's holder waits to have answered. */
export type OpenQuestion = {
  body: string
  /** Null where it has been taken back since. */
  words: string | null
  language: Language | null
  askedAt: Date
  /** When the case goes on without an answer. */
  until: Date
}

/** The question that a case waits with; null when it waits for none. */
export async function openQuestion(db: Db, held: LockedCase): Promise<OpenQuestion | null> {
  if (held.state !== 'needs_information' || !held.is_present) return null
  const asked = await db
    .selectFrom('events')
    .innerJoin('bodies', 'bodies.code', 'events.holder')
    .leftJoin('entries', (join) =>
      join.onRef('entries.id', '=', 'events.entry').on('entries.hidden_at', 'is', null),
    )
    .leftJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'original'),
    )
    .select(['bodies.name as body', 'entry_texts.words', 'entries.language'])
    .select('events.occurred_at as askedAt')
    .where('events.report', '=', held.report)
    .where('events.case_id', '=', held.id)
    .where('events.act', '=', 'ask')
    .orderBy('events.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!asked) return null
  const until = new Date(Date.now() - held.msInState + terms.answerQuestion)
  return { ...asked, words: asked.words && stripCapabilities(asked.words, masked), until }
}
