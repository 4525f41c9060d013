import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { ShownGroup } from '../map/shown-groups.ts'
import { firstPhoto } from '../photos/first-photo.ts'
import type { CaseState, Language } from '../report.ts'
import { type Ground, liesIn } from './lies-in.ts'
import { conditionsOf, confirmedIn, lastBefore, type Narrowing, type Span } from './narrowing.ts'

export type ListedReport = {
  number: number
  title: string
  language: Language
  state: CaseState
  /** Others than the body have seen the fix, and nobody that it fails. */
  isFixConfirmed: boolean
  category: string
  /** By its code. */
  municipality: string
  confirmedAt: Date
  /** The address of its first photo that everybody may see. */
  photo: string | null
}

export type ListQuestion = Narrowing & {
  /** By its code; null, the whole country. */
  municipality: string | null
  /** Only what this body holds now. */
  holder?: string | null
  /** Only what lies there. */
  ground?: Ground | null
  /** Only what was confirmed from the one moment on, and before the other. */
  confirmed?: Span
  /** All, where none is given. */
  group: ShownGroup | null
  order: 'newest' | 'oldest'
  /** The number the list goes on from, to what comes after it or to what stood before. */
  from: { number: number; way: 'on' | 'back' } | null
}

export type ReportsInList = {
  reports: ListedReport[]
  /** Whether there is more on that side. */
  hasBefore: boolean
  hasAfter: boolean
}

export const perPage = 20

/** What is searched for is read for in so many reports; in four times as many more, where that looks like enough. */
const firstRead = 600
const readFurther = 4

/**
 * The public's reports, a page of them. Numbers are given as reports are confirmed: their order is time's. What is
 * searched for stands in that order too: a rank would change with each word that is learnt, and pages that go on from
 * a number would leave out some and show others twice.
 */
export async function listReports(db: Db, question: ListQuestion, atMost = perPage): Promise<ReportsInList> {
  const { from, order, ground = null } = question
  const isBack = from?.way === 'back'
  // Walked the other way, the page before begins with what stands last on it.
  const isFalling = (order === 'newest') !== isBack
  const lies = ground && (await liesIn(db, ground))
  const rows = await firstInOrder(db, { ...question, lies }, isFalling, atMost + 1)
  const hasMore = rows.length > atMost
  const page = rows.slice(0, atMost)
  return {
    reports: isBack ? page.reverse() : page,
    hasBefore: isBack ? hasMore : from !== null,
    hasAfter: isBack ? true : hasMore,
  }
}

type InOrder = Omit<ListQuestion, 'order' | 'ground'> & { lies?: RawBuilder<boolean> | null }

/**
 * A word that many have is found among the first; one that few have, by its index, which would have to put all that
 * many have in order first.
 */
async function firstInOrder(
  db: Db,
  question: InOrder,
  isFalling: boolean,
  most: number,
): Promise<ListedReport[]> {
  if (!question.sought?.query) return reportsInOrder(db, question, isFalling).limit(most).execute()
  const first = await readForWords(db, question, isFalling, { most, reports: firstRead })
  if (first.isAll || first.found.length * readFurther < most) return first.isAll ? first.found : lookUp()
  const from = { number: first.end, way: 'on' } as const
  const second = await readForWords(db, { ...question, from }, isFalling, {
    most: most - first.found.length,
    reports: firstRead * readFurther,
  })
  return second.isAll ? [...first.found, ...second.found] : lookUp()

  function lookUp() {
    return reportsInOrder(db, question, isFalling).limit(most).execute()
  }
}

type Reading = { most: number; reports: number }
type Read = { found: ListedReport[] } & ({ isAll: true } | { isAll: false; end: number })

/** Reads so many reports for what is searched for; `isAll` when that is as many as are wanted, or as there are. */
async function readForWords(
  db: Db,
  question: InOrder,
  isFalling: boolean,
  { most, reports }: Reading,
): Promise<Read> {
  const end = await numberAfter(db, question, isFalling, reports)
  const found = await reportsInOrder(db, question, isFalling, { readsTo: end }).limit(most).execute()
  return found.length === most || end === null ? { found, isAll: true } : { found, isAll: false, end }
}

type Way = {
  /** Words are read for, as far as this number; null, to the end. Else they are looked up. */
  readsTo?: number | null
}

/** The question itself; asked apart where its plan is looked at. */
export function reportsInOrder(db: Db, question: InOrder, isFalling: boolean, { readsTo }: Way = {}) {
  const { municipality, holder = null, lies = null, confirmed, group, from } = question
  // Each of the two indexes stands in its own table, and a join does not tell that their numbers are the same.
  const isByCase = holder !== null || (group && municipality !== null)
  const number = isByCase ? ('cases.report' as const) : ('reports.number' as const)
  const other = number === 'cases.report' ? ('reports.number' as const) : ('cases.report' as const)
  return (
    db
      .selectFrom('reports')
      .innerJoin('cases', (join) =>
        join.onRef('cases.report', '=', 'reports.number').on('cases.is_present', '=', sql.lit(true)),
      )
      .innerJoin('report_texts', (join) =>
        join.onRef('report_texts.report', '=', 'reports.number').on('report_texts.version', '=', 'published'),
      )
      .select([
        'reports.number',
        'report_texts.title',
        'cases.state',
        'cases.is_fix_confirmed as isFixConfirmed',
        'reports.category',
        'reports.municipality',
      ])
      .select(['reports.language', 'reports.confirmed_at as confirmedAt', firstPhoto.as('photo')])
      .where('reports.visibility', '=', sql.lit('public'))
      .$if(municipality !== null, (query) => query.where('reports.municipality', '=', municipality ?? ''))
      .$if(holder !== null, (query) => query.where('cases.holder', '=', holder ?? ''))
      .$if(group !== null, (query) =>
        query
          .$if(municipality !== null, (inIt) => inIt.where('cases.municipality', '=', municipality ?? ''))
          .where(sql<boolean>`state_group(cases.state) = ${group}`),
      )
      .where((where) =>
        where.and([
          ...conditionsOf(question, { number, words: readsTo === undefined ? 'look-up' : 'joined' }),
          ...(lies ? [lies] : []),
        ]),
      )
      // Of both tables: walked side by side, the other would begin at its first row.
      .where((where) => where.and(confirmed ? confirmedIn(confirmed, [number, other]) : []))
      .$if(question.days !== null, (query) => query.where(other, '>', lastBefore(question.days ?? 0)))
      .$if(from !== null, (query) =>
        query
          .where(number, isFalling ? '<' : '>', from?.number ?? 0)
          .where(other, isFalling ? '<' : '>', from?.number ?? 0),
      )
      .$if(typeof readsTo === 'number', (query) => query.where(number, isFalling ? '>=' : '<=', readsTo ?? 0))
      .orderBy(number, isFalling ? 'desc' : 'asc')
  )
}

/** The number that stands so many reports on, by the index that the list itself is walked by; null beyond its end. */
async function numberAfter(
  db: Db,
  { municipality, holder = null, group, days, from }: InOrder,
  isFalling: boolean,
  reports: number,
): Promise<number | null> {
  const isByCase = holder !== null || (group && municipality !== null)
  const number = isByCase ? sql.ref('report') : sql.ref('number')
  const of = sql.join(
    [
      isByCase ? sql`is_present` : sql`visibility = 'public'`,
      ...(isByCase && group ? [sql`state_group(state) = ${group}`] : []),
      ...(holder === null ? [] : [sql`holder = ${holder}`]),
      ...(municipality === null ? [] : [sql`municipality = ${municipality}`]),
      ...(days === null ? [] : [sql`${number} > ${lastBefore(days)}`]),
      ...(from === null ? [] : [sql`${number} ${isFalling ? sql`<` : sql`>`} ${from.number}`]),
    ],
    sql` and `,
  )
  const { rows } = await sql<{ number: number }>`
    select ${number} as number from ${sql.table(isByCase ? 'cases' : 'reports')} where ${of}
    order by ${number} ${isFalling ? sql`desc` : sql`asc`} offset ${sql.lit(reports)} limit 1`.execute(db)
  return rows[0]?.number ?? null
}
