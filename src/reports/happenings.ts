import { type RawBuilder, sql } from 'kysely'
import { compiledOnce } from '#database/compiled-once.ts'
import type { Db } from '#database/database.ts'
import { stripCapabilities } from '#text/capabilities.ts'
import { masked } from './publish-text.ts'
import type { Actor, Audience, Door, Language } from './report.ts'

/** The acts a timeline tells of; what is not here is for operators. */
const told = [
  'confirm',
  'deliver',
  'bounce',
  'receive',
  'investigate',
  'ask',
  'supply',
  'lapse',
  'plan',
  'start',
  'fix',
  'decline',
  'hand_over',
  'return',
  'mark_duplicate',
  'unmark_duplicate',
  'withdraw',
  'reopen',
  'undo',
  'answer',
  'support',
  'update',
  'say_fixed',
  'say_still',
  'message',
] as const
/**
 * Told where something was said; that somebody sees it, follows, or says of a fix that it holds is told by a number
 * with its day. A row for each would bury what the body did.
 */
const spoken: readonly string[] = [
  'answer',
  'support',
  'update',
  'say_fixed',
  'say_still',
  'message',
  'note',
  'thank_in_words',
]
/** Notes, reading contact details, disclosing, renewing the link, thanks and that the reporter has left are told to the body alone. */
const toldToHolder = [
  ...told,
  'note',
  'read_contact',
  'disclose',
  'renew_link',
  'thank_in_words',
  'erase_person',
] as const

export type ToldAct = (typeof toldToHolder)[number]

/** One line of a report's history: what happened, by whom, and what was said to this reader. */
export type Happening = {
  id: number
  act: ToldAct
  at: Date
  actor: Actor
  /** Through which door: what came by mail was written in a mail program. */
  door: Door
  /** The body that did it, or whose case it was. */
  body: string | null
  /** For a hand-over: who holds it next. */
  to: string | null
  plannedFor: string | null
  words: string | null
  /** What the words are written in. */
  language: Language | null
  audience: Audience | null
  /** What was said, where this reader hears it: words, photos, or both. */
  entry: number | null
}

/** Whose eyes: everybody's, the reporter's, or the body's that holds this case, or held it. */
export type Reader =
  | { is: 'public' }
  | { is: 'reporter' }
  | { is: 'holder'; caseId: number; isPresent: boolean }

const mostHappenings = 500

/** A report's history for one reader, oldest first; of a very long one the latest part. Messages reach only those they are between, notes the body that wrote them. */
export async function happeningsOf(db: Db, report: number, reader: Reader): Promise<Happening[]> {
  return toldTo(reader, (await rowsFor[reader.is](db, report)).reverse())
}

/** Of several reports what everybody may read, each with its own, oldest first. */
export async function publicHappeningsOf(
  db: Db,
  reports: readonly number[],
): Promise<ReadonlyMap<number, Happening[]>> {
  const rows = await rowsOfSeveral(db, reports)
  const apart = new Map<number, (typeof rows)[number][]>(reports.map((report) => [report, []]))
  for (const row of rows) apart.get(row.report ?? 0)?.push(row)
  return new Map(
    [...apart].map(([report, its]) => [report, toldTo({ is: 'public' }, its.slice(-mostHappenings))]),
  )
}

type Row = Omit<Happening, 'act'> & {
  act: string
  kind: string | null
  written: string | null
  writtenBy: Actor | null
  case_id: number | null
}

/** What is left of a report's events for a reader, in their order. */
function toldTo(reader: Reader, rows: readonly Omit<Row, 'words'>[]): Happening[] {
  return withoutPublished(rows).flatMap(({ kind, written, audience, writtenBy, case_id, ...row }) => {
    const { id, act, at, actor, door, body, to, plannedFor, language, entry } = row
    const isHeard = audience !== null && mayHear(reader, { audience, writtenBy, caseId: case_id })
    if (spoken.includes(act) && !isHeard) return []
    if ((act === 'deliver' || act === 'bounce') && kind !== 'report' && kind !== 'hand_over') return []
    if (!isTold(act)) return []
    const words = isHeard && written !== null ? stripCapabilities(written, masked) : null
    const said = { words, audience: isHeard ? audience : null, entry: isHeard ? entry : null }
    return [{ ...{ id, act, at, actor, door, body, to, plannedFor, language }, ...said }]
  })
}

/** A message that its writer has let everybody read since is told where it was published, and there alone. */
function withoutPublished<Row extends { act: string; entry: number | null; written: string | null }>(
  rows: readonly Row[],
): Row[] {
  const told = new Map(rows.map(({ entry }, place) => [entry, place]))
  return rows.flatMap((row, place) => {
    if (row.entry === null || told.get(row.entry) === place) return row
    return spoken.includes(row.act) ? [] : { ...row, written: null, entry: null }
  })
}

type Said = { audience: Audience; writtenBy: Actor | null; caseId: number | null }

/**
 * What a resident tells a holder is for whoever holds the report next, too, and no neighbour's is for the reporter;
 * what a body tells the reporter is between the two.
 */
function mayHear(reader: Reader, { audience, writtenBy, caseId }: Said): boolean {
  if (audience === 'update') return true
  if (reader.is === 'public') return false
  if (reader.is === 'reporter') return audience === 'message' && writtenBy !== 'neighbour'
  if (reader.caseId === caseId) return true
  return reader.isPresent && audience === 'message' && (writtenBy === 'reporter' || writtenBy === 'neighbour')
}

const toldActs: ReadonlySet<string> = new Set(toldToHolder)
const isTold = (act: string): act is ToldAct => toldActs.has(act)

const eventsFor = (reader: Reader['is']) => (db: Db, report: RawBuilder<number>) =>
  eventsToldTo(reader, db)
    .where('events.report', '=', report)
    .orderBy('events.id', 'desc')
    .limit(mostHappenings)

const eventsToldTo = (reader: Reader['is'], db: Db) =>
  db
    .selectFrom('events')
    .leftJoin('bodies as doers', 'doers.code', 'events.body')
    .leftJoin('bodies as holders', 'holders.code', 'events.holder')
    .leftJoin('bodies as next', (join) => join.on(sql<boolean>`next.code = events.facts->>'to'`))
    .leftJoin('entries', (join) =>
      join.onRef('entries.id', '=', 'events.entry').on('entries.hidden_at', 'is', null),
    )
    .leftJoin('entry_texts', (join) =>
      join
        .onRef('entry_texts.entry', '=', 'entries.id')
        .on('entry_texts.version', '=', reader === 'public' ? 'published' : 'original'),
    )
    .select(['events.id', 'events.act', 'events.occurred_at as at', 'events.actor', 'events.door'])
    .select('next.name as to')
    .select((row) => row.fn.coalesce('doers.name', 'holders.name').as('body'))
    .select(sql<string | null>`events.facts->>'planned_for'`.as('plannedFor'))
    .select(sql<string | null>`events.facts->>'kind'`.as('kind'))
    .select(['entry_texts.words as written', 'entries.language', 'entries.audience', 'events.case_id'])
    .select(['entries.id as entry', 'entries.written_by as writtenBy'])
    .where('events.act', 'in', reader === 'holder' ? toldToHolder : told)

const rowsOfSeveral = compiledOnce((db, reports: RawBuilder<readonly number[]>) =>
  eventsToldTo('public', db)
    .select('events.report')
    .where(sql<boolean>`events.report = any(${reports}::bigint[])`)
    .orderBy('events.report')
    .orderBy('events.id'),
)

const rowsFor = {
  public: compiledOnce(eventsFor('public')),
  reporter: compiledOnce(eventsFor('reporter')),
  holder: compiledOnce(eventsFor('holder')),
}
