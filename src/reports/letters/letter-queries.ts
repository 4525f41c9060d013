import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Audience, CaseState, Language } from '../report.ts'
import { type Act, moves } from '../states.ts'

export type LetterRow = {
  id: string
  kind: 'confirm' | 'news' | 'operator'
  language: Language
  created_at: Date
  draft: string | null
  report: number | null
  person: number | null
  link: string | null
}

export const letterById = (db: Db, id: string): Promise<LetterRow> =>
  db
    .selectFrom('letters')
    .select(['id', 'kind', 'language', 'created_at', 'draft', 'report', 'person', 'link'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** A draft still waiting for its confirmation by this link. */
export const draftToConfirm = (db: Db, draft: string, link: string) =>
  db
    .selectFrom('drafts')
    .innerJoin('bodies', 'bodies.code', 'drafts.municipality')
    .innerJoin('links', 'links.draft', 'drafts.id')
    .select(['drafts.email', 'drafts.category', 'drafts.language', 'bodies.name as municipality'])
    .where('drafts.id', '=', draft)
    .where('links.id', '=', link)
    .where('links.revoked_at', 'is', null)
    .where('drafts.report', 'is', null)
    .where('drafts.email', 'is not', null)
    .executeTakeFirst()

/** The follower a letter of news goes to, with the links that are theirs; nobody when they have stopped. */
export const followerOf = (db: Db, report: number, person: number) =>
  db
    .selectFrom('followers')
    .innerJoin('people', 'people.id', 'followers.person')
    .innerJoin('reports', 'reports.number', 'followers.report')
    .innerJoin('report_texts', (join) =>
      join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
    )
    .leftJoin('links as leave', (join) =>
      join
        .onRef('leave.report', '=', 'followers.report')
        .onRef('leave.person', '=', 'followers.person')
        .on('leave.act', '=', 'unsubscribe'),
    )
    .leftJoin('links as own', (join) =>
      join
        .onRef('own.report', '=', 'followers.report')
        .onRef('own.person', '=', 'followers.person')
        .on('own.act', '=', 'reporter'),
    )
    .select([
      'people.email',
      'followers.language',
      'reports.reporter',
      'reports.visibility',
      'reports.category',
    ])
    .select(['report_texts.title', 'leave.id as leave_link', 'own.id as own_link'])
    .where('followers.report', '=', report)
    .where('followers.person', '=', person)
    .where('followers.stopped_at', 'is', null)
    .executeTakeFirst()

/** One piece of news as a letter tells it: published words only. */
export type NewsEvent = {
  id: number
  report: number
  act: Act | 'answer' | 'deliver'
  at: Date
  holder: string
  toHolder: string | null
  words: string | null
  audience: Audience | null
  state: CaseState | null
  plannedFor: string | null
  mainReport: number | null
}

/** What a letter has to tell, in the order it happened; an act undone before the letter left is not told. */
export async function newsIn(db: Db, letter: string): Promise<NewsEvent[]> {
  const rows = await db
    .selectFrom('letter_news')
    .innerJoin('events', 'events.id', 'letter_news.event')
    .innerJoin('bodies as holders', 'holders.code', 'events.holder')
    .leftJoin('bodies as next', (join) => join.on(sql<boolean>`next.code = events.facts->>'to'`))
    .leftJoin('entries', (join) =>
      join.onRef('entries.id', '=', 'events.entry').on('entries.hidden_at', 'is', null),
    )
    .leftJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'published'),
    )
    .select([
      'events.id',
      'letter_news.report',
      'events.act',
      'events.occurred_at as at',
      'holders.name as holder',
    ])
    .select(['next.name as toHolder', 'entry_texts.words', 'entries.audience', 'events.to_state as state'])
    .select(sql<string | null>`events.facts->>'planned_for'`.as('plannedFor'))
    .select(sql<number | null>`(events.facts->>'main_report')::bigint`.as('mainReport'))
    .where('letter_news.letter', '=', letter)
    .orderBy('events.id')
    .execute()
  return withoutUndone(rows.flatMap(asNews))
}

const asNews = ({ act, ...row }: Omit<NewsEvent, 'act'> & { act: string }): NewsEvent[] =>
  isToldAct(act) ? [{ ...row, act }] : []

const isToldAct = (act: string): act is NewsEvent['act'] =>
  act in moves || act === 'answer' || act === 'deliver'

export function withoutUndone(news: NewsEvent[]): NewsEvent[] {
  const told: NewsEvent[] = []
  for (const one of news) {
    const undone = one.act === 'undo' ? told.findLastIndex((before) => before.act in moves) : -1
    if (undone >= 0) told.splice(undone, 1)
    else told.push(one)
  }
  return told
}
