import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import type { CaseState, Language } from '#database/schema.ts'
import type { StoredWatch } from './watch-queries.ts'
import { watchesOf } from './watch-queries.ts'

/** So many reports stand in one letter; of the rest it says how many. */
export const mostInLetter = 20

/** A report that a letter tells of: published words only. */
export type ToldReport = {
  number: number
  title: string
  language: Language
  category: string
  state: CaseState
  place: string
  lat: number
  lon: number
  municipality: string
  municipalityName: string
  confirmedAt: Date
  isFix: boolean
}

export type NewsOfPlaces = { told: ToldReport[]; more: number }

/**
 * What a letter has to tell as things stand now, a report once: those that got fixed, and are still, then the new
 * ones, the newest first. What has been hidden, merged, or is followed by now, is left out.
 */
export async function newsOfPlaces(db: Db, letter: string): Promise<NewsOfPlaces> {
  const { rows } = await sql<ToldReport & { total: number }>`
    with news as (
      select report, bool_or(is_fix) as is_fix, bool_or(not is_fix) as is_new, min(person) as person
        from watch_news where letter = ${letter} group by report
    ), standing as (
      select news.report, cases.state, news.is_fix and cases.state = 'fixed' as is_fix
        from news
        join reports on reports.number = news.report and reports.visibility = 'public'
        join cases on cases.report = news.report and cases.is_present
       where cases.state not in ('duplicate', 'withdrawn')
         and (news.is_new or (news.is_fix and cases.state = 'fixed'))
         and not exists (select from followers
                          where followers.report = news.report and followers.person = news.person)
    )
    select reports.number, report_texts.title, reports.language, reports.category, standing.state,
           reports.place_words as place, reports.lat, reports.lon, reports.municipality,
           bodies.name as "municipalityName", reports.confirmed_at as "confirmedAt",
           standing.is_fix as "isFix", (count(*) over ())::int as total
      from standing
      join reports on reports.number = standing.report
      join report_texts on report_texts.report = reports.number and report_texts.version = 'published'
      join bodies on bodies.code = reports.municipality
     order by standing.is_fix desc, reports.number desc
     limit ${mostInLetter}`.execute(db)
  const told = rows.map(({ total: _, ...report }) => report)
  return { told, more: Math.max(0, (rows[0]?.total ?? 0) - told.length) }
}

export type PlaceReader = {
  email: string
  language: Language
  /** What it was that found the news, and what else the person watches at the same pace has nothing to do with it. */
  watches: StoredWatch[]
  /** Ids of the links to all they follow, and to ending this. */
  manageLink: string
  leaveLink: string
}

/** Whom a letter is to, what has found its news, and the links that are theirs; nobody when they have stopped it all. */
export async function readerOfPlaces(db: Db, letter: string, person: number): Promise<PlaceReader | null> {
  const [watches, finders, links, reader] = await Promise.all([
    watchesOf(db, person),
    db.selectFrom('watch_news').select('watch').distinct().where('letter', '=', letter).execute(),
    linksOf(db, person),
    db.selectFrom('people').select(['email', 'language']).where('id', '=', person).executeTakeFirst(),
  ])
  const found = watches.filter(({ id }) => finders.some(({ watch }) => watch === id))
  const [only, another] = found
  const manage = links.find(({ act }) => act === 'watches')
  const one = another ? null : (only?.id ?? null)
  const leave = links.find(({ act, watch }) => act === 'unwatch' && watch === one)
  if (!reader?.email || !only || !manage || !leave) return null
  const { email, language } = reader
  return { email, language, watches: found, manageLink: manage.id, leaveLink: leave.id }
}

const linksOf = (db: Db, person: number) =>
  db
    .selectFrom('links')
    .select(['id', 'act', 'watch'])
    .where('person', '=', person)
    .where('report', 'is', null)
    .where('act', 'in', ['watches', 'unwatch'])
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .execute()
