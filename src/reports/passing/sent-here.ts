import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import type { LockedCase } from '../lock-case.ts'
import { masked } from '../publish-text.ts'
import type { Actor, Language } from '../report.ts'
import { nationalInbox, returnsTo } from './way.ts'
import { wayOf } from './way-of.ts'

/** How a case came to its holder from another one, and what that one said. */
export type SentHere = {
  from: string
  act: 'hand_over' | 'return'
  actor: Actor
  words: string | null
  language: Language | null
}

export type Passing = {
  /** Null where its holder is the report's first. */
  sentHere: SentHere | null
  /** The body it would be given back to; null where that is nobody, and it would go to the national inbox. */
  backTo: { code: string; name: string } | null
}

/** What a holder is told of where its case comes from, and can go back to. */
export async function passingOf(db: Db, held: LockedCase): Promise<Passing> {
  const back = returnsTo(await wayOf(db, held.report))
  return {
    sentHere: held.came_from === null ? null : await sentFrom(db, held),
    backTo: back === nationalInbox ? null : await named(db, back),
  }
}

async function sentFrom(db: Db, { report, came_from }: LockedCase): Promise<SentHere | null> {
  const sent = await db
    .selectFrom('events')
    .innerJoin('bodies', 'bodies.code', 'events.holder')
    .leftJoin('entries', (join) =>
      join.onRef('entries.id', '=', 'events.entry').on('entries.hidden_at', 'is', null),
    )
    .leftJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'original'),
    )
    .select(['bodies.name as from', 'events.actor', 'entry_texts.words', 'entries.language'])
    .select(sql<SentHere['act']>`events.act`.as('act'))
    .where('events.report', '=', report)
    .where('events.case_id', '=', came_from)
    .where('events.to_state', '=', 'handed_over')
    .orderBy('events.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return sent ? { ...sent, words: sent.words && stripCapabilities(sent.words, masked) } : null
}

const named = (db: Db, code: string) =>
  db.selectFrom('bodies').select(['code', 'name']).where('code', '=', code).executeTakeFirstOrThrow()
