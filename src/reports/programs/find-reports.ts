import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { Door } from '#database/schema.ts'
import type { Moment } from '#database/settled-before.ts'
import { type Ground, liesIn } from '../lists/lies-in.ts'
import { conditionsOf, type Narrowing, type Span, unnarrowed } from '../lists/narrowing.ts'

/** Which of the public's reports a program asks for. What is null narrows nothing. */
export type Finding = Pick<Narrowing, 'categories' | 'sought' | 'hasPhoto'> & {
  /** By its code. */
  municipality: string | null
  /** Bodies that hold them now, by their codes. */
  holders: readonly string[] | null
  /** Just these, whatever else is asked for but where they lie. */
  numbers: readonly number[] | null
  isOpen: boolean | null
  /** Through which they were told. */
  doors: readonly Door[] | null
  confirmed: Span
  /** `after` is not in it. What everybody may read of them was changed then. */
  changed: { after: Date | null; before: Moment | null }
  /** Only what comes after this one, in the order of changes. */
  beyond: Found | null
  area: Ground | null
  order: 'newest' | 'changed_first' | 'changed_last'
  most: number
  skipped: number
}

export const findingAll: Omit<Finding, 'most'> = {
  ...{
    ...unnarrowed,
    municipality: null,
    holders: null,
    numbers: null,
    isOpen: null,
    doors: null,
    area: null,
    beyond: null,
  },
  ...{ confirmed: { from: null, before: null }, changed: { after: null, before: null } },
  ...{ order: 'newest', skipped: 0 },
}

/** `changed`: when, in microseconds; no two changes of a report are of the same. */
export type Found = { number: number; changed: number }

/** The numbers of what is asked for, in its order. */
export const findReports = async (db: Db, finding: Finding): Promise<Found[]> =>
  (await reportsToFind(db, finding)).execute()

/** The question itself; asked apart where its plan is looked at. */
export async function reportsToFind(db: Db, finding: Finding) {
  const { municipality, numbers, most, skipped } = finding
  return publicNumbers(db)
    .$if(municipality !== null, (query) => query.where('reports.municipality', '=', municipality ?? ''))
    .$if(numbers !== null, (query) =>
      query.where(sql<boolean>`reports.number = any(${[...(numbers ?? [])]}::bigint[])`),
    )
    .where(numbers === null ? await narrowed(db, finding) : sql<boolean>`true`)
    .orderBy(orders[finding.order])
    .orderBy('reports.number', finding.order === 'changed_first' ? 'asc' : 'desc')
    .limit(most)
    .offset(skipped)
}

const changedInMicroseconds = sql<number>`(extract(epoch from reports.changed_at) * 1000000)::bigint`

const publicNumbers = (db: Db) =>
  db
    .selectFrom('reports')
    .select(['reports.number', changedInMicroseconds.as('changed')])
    .where('reports.visibility', '=', sql.lit('public'))

const orders = {
  newest: sql`reports.confirmed_at desc`,
  changed_first: sql`reports.changed_at`,
  changed_last: sql`reports.changed_at desc`,
}

async function narrowed(db: Db, finding: Finding) {
  const { categories, sought, hasPhoto, isOpen, doors, holders, confirmed, changed, beyond, area } = finding
  const narrowing = { ...unnarrowed, categories, sought, hasPhoto }
  return sql<boolean>`${sql.join(
    [
      sql`true`,
      ...conditionsOf(narrowing),
      ...(confirmed.from ? [sql`reports.confirmed_at >= ${confirmed.from}`] : []),
      ...(confirmed.before ? [sql`reports.confirmed_at < ${confirmed.before}`] : []),
      ...(changed.after ? [sql`reports.changed_at > ${changed.after}`] : []),
      ...(changed.before ? [sql`reports.changed_at < ${changed.before}`] : []),
      ...(beyond
        ? [sql`(reports.changed_at, reports.number) > (${momentOf(beyond)}, ${beyond.number}::bigint)`]
        : []),
      ...(isOpen === null ? [] : [presentCase(sql`(state_group(cases.state) = 'open') = ${isOpen}`)]),
      ...(holders ? [presentCase(sql`cases.holder = any(${[...holders]}::text[])`)] : []),
      ...(doors ? [toldThrough(doors)] : []),
      ...(area ? [await liesIn(db, area)] : []),
    ],
    sql` and `,
  )}`
}

const momentOf = ({ changed }: Found) =>
  sql`'epoch'::timestamptz + ${changed}::bigint * interval '1 microsecond'`

const presentCase = (isSo: ReturnType<typeof sql>) => sql`exists (
  select from cases where cases.report = reports.number and cases.is_present and ${isSo})`

const toldThrough = (doors: readonly Door[]) => sql`exists (
  select from events where events.report = reports.number and events.act = 'confirm'
    and events.door = any(${[...doors]}::door[]))`
