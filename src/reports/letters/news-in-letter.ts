import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { CaseState, Language } from '../report.ts'
import { type Act, moves } from '../states.ts'

/** What is told beside the moves of a case. */
const besideMoves = [
  'remind',
  'answer',
  'deliver',
  'bounce',
  'support',
  'update',
  'say_fixed',
  'say_still',
] as const
type ToldAct = Exclude<Act, 'supply'> | (typeof besideMoves)[number]

/** One piece of news as a letter tells it: published words only. */
export type News = {
  act: ToldAct
  at: Date
  /** The name of the body whose case it was, and for a hand-over of the one that has it now. */
  holder: string
  toHolder?: string
  /** Done to the holder's case by those who run the service, not by the holder. */
  byOperator?: true
  words?: string
  /** What the words are written in. */
  language?: Language
  /** How many photos came with it, for everybody to see. */
  photos?: number
  audience?: 'update' | 'message'
  /** The day as 2026-11-23. */
  plannedFor?: string
  mainReport?: number
  /** The state of the report's present case after it. */
  state: CaseState
}

/**
 * What a letter has to tell, in the order it happened; an act undone before the letter left is not told.
 * `present` is the case's state now, for what moved nothing. Of a report that is not for everybody only its own
 * followers hear what was said.
 */
export async function newsIn(db: Db, letter: string, present: CaseState): Promise<News[]> {
  const rows = await newsRows(db, letter)
  return withoutUndone(rows).flatMap((row) => asNews(row, present))
}

/** The same of a letter about several reports, each by its number. */
export async function newsByReport(db: Db, letter: string) {
  const rows = withoutUndone(await newsRows(db, letter))
  return (about: readonly number[], present: CaseState): News[] =>
    rows.filter(({ report }) => about.includes(report)).flatMap((row) => asNews(row, present))
}

const photosShown = sql<number>`(select count(*)::int from photos
  where photos.entry = entries.id and photos.hidden_at is null and photos.state <> 'broken')`

const shownMain = sql<number | null>`(select number from reports as main
  where main.number = (events.facts->>'main_report')::bigint and main.visibility = 'public')`

const isHeard = sql<boolean>`(told.visibility = 'public' or exists (select from followers
  where followers.report = told.number and followers.person = letters.person))`

const newsRows = (db: Db, letter: string) =>
  db
    .selectFrom('letter_news')
    .innerJoin('letters', 'letters.id', 'letter_news.letter')
    .innerJoin('events', 'events.id', 'letter_news.event')
    .innerJoin('reports as told', 'told.number', 'letter_news.report')
    .innerJoin('bodies as holders', 'holders.code', 'events.holder')
    .leftJoin('bodies as next', (join) => join.on(sql<boolean>`next.code = events.facts->>'to'`))
    .leftJoin('entries', (join) =>
      join
        .onRef('entries.id', '=', 'events.entry')
        .on('entries.hidden_at', 'is', null)
        // What a resident writes to the holder is not for those who follow.
        .on(
          sql<boolean>`not (entries.audience = 'message' and entries.written_by in ('reporter', 'neighbour'))`,
        ),
    )
    .leftJoin('entry_texts', (join) =>
      join.onRef('entry_texts.entry', '=', 'entries.id').on('entry_texts.version', '=', 'published'),
    )
    .select([
      'letter_news.report',
      'events.act',
      'events.occurred_at',
      'events.to_state',
      'events.actor',
      'holders.name as holder',
      'next.name as to_holder',
    ])
    .select(['entry_texts.words', 'entries.language', 'entries.audience', photosShown.as('photos')])
    .select(sql<string | null>`events.facts->>'planned_for'`.as('planned_for'))
    .select(shownMain.as('main_report'))
    .select(isHeard.as('isHeard'))
    .where('letter_news.letter', '=', letter)
    .orderBy('events.id')
    .execute()

type Row = Awaited<ReturnType<typeof newsRows>>[number]

function asNews(row: Row, present: CaseState): News[] {
  if (!isTold(row.act) || (!row.isHeard && isSaid(row.act))) return []
  const { to_holder, language, audience, planned_for, main_report } = row
  const { words, photos } = row.isHeard ? row : { words: null, photos: 0 }
  const isHandedOver = row.to_state === 'handed_over'
  return [
    {
      act: row.act,
      at: row.occurred_at,
      holder: row.holder,
      state: isHandedOver ? 'new' : (row.to_state ?? present),
      ...(to_holder ? { toHolder: to_holder } : {}),
      ...(row.actor === 'operator' ? { byOperator: true } : {}),
      ...(words && language ? { words, language } : {}),
      ...(photos > 0 ? { photos } : {}),
      ...(audience && audience !== 'note' ? { audience } : {}),
      ...(planned_for ? { plannedFor: planned_for } : {}),
      ...(main_report ? { mainReport: main_report } : {}),
    },
  ]
}

const isTold = (act: string): act is ToldAct =>
  (act in moves && act !== 'supply') || besideMoves.some((one) => one === act)

/** News only because of its words. */
const isSaid = (act: string): boolean => act !== 'deliver' && besideMoves.some((one) => one === act)

/** A letter may tell of a report and of the one it was merged into: each undo is of its own report. */
function withoutUndone(rows: Row[]): Row[] {
  const told: Row[] = []
  for (const one of rows) {
    const undone = one.act === 'undo' ? told.findLastIndex((before) => isMoveOf(one.report, before)) : -1
    if (undone >= 0) told.splice(undone, 1)
    else told.push(one)
  }
  return told
}

const isMoveOf = (report: number, { act, report: of }: Row): boolean => act in moves && of === report
