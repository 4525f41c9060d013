import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#database/database.ts'

/**
 * Reads the events that have come since it last did, and notes for each watch what it finds there: reports that are
 * new to everybody, or to the body that is watched, and reports that got fixed. Nobody's own acts, and no report that
 * a person follows, or has followed, by itself: of those they hear anyway, or have asked not to.
 *
 * Its place among the events is a snapshot, not a number: what was under way when it looked, and committed late, is
 * still new to it. Who calls it twice at once waits. Returns how much was found.
 */
export async function findNews(tx: Db): Promise<number> {
  const cursor = await lockCursor(tx)
  const { upto } = await currentSnapshot(tx)
  const found = await noteNews(tx, unread(cursor, upto))
  await sql`update watch_cursor set seen = ${upto}::pg_snapshot,
    last_event = greatest(last_event, (select max(id) from events))`.execute(tx)
  return found
}

type Cursor = { seen: string; last_event: number; is_ahead: boolean }

const lockCursor = async (tx: Db): Promise<Cursor> => {
  const { rows } = await sql<Cursor>`select seen::text, last_event,
      pg_snapshot_xmax(seen) > pg_snapshot_xmax(pg_current_snapshot()) as is_ahead
    from watch_cursor for update`.execute(tx)
  const [cursor] = rows
  if (!cursor) throw new Error('watch_cursor is empty')
  return cursor
}

async function currentSnapshot(tx: Db): Promise<{ upto: string }> {
  const { rows } = await sql<{ upto: string }>`select pg_current_snapshot()::text as upto`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('no snapshot')
  return row
}

/** A database that was moved to another server begins to count transactions anew: then their numbers say it. */
function unread({ seen, last_event, is_ahead }: Cursor, upto: string): RawBuilder<boolean> {
  const isNew = is_ahead
    ? sql`events.id > ${last_event}`
    : sql`events.transaction >= pg_snapshot_xmin(${seen}::pg_snapshot)
      and not pg_visible_in_snapshot(events.transaction, ${seen}::pg_snapshot)`
  return sql<boolean>`${isNew} and pg_visible_in_snapshot(events.transaction, ${upto}::pg_snapshot)`
}

/** From each report to the watches around it, by their indexes; never the other way. */
async function noteNews(tx: Db, isUnread: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    with happened as materialized (
      select id, report, act, person, recorded_at from events
       where ${isUnread} and (act in ('confirm', 'hand_over', 'return', 'fix') or (act = 'show' and facts ? 'from'))
    ), told as materialized (
      select reports.number as report, reports.lat, reports.lon, reports.municipality, reports.reporter,
             cases.holder, categories.group_code, happened.person as doer, happened.recorded_at as at,
             happened.act in ('hand_over', 'return') as arrives, happened.act = 'fix' as is_fix,
             case when happened.act = 'fix' then happened.id else made.id end as event,
             case when happened.act in ('confirm', 'show') then made.recorded_at else happened.recorded_at end as since
        from happened
        join reports on reports.number = happened.report and reports.visibility = 'public'
        join cases on cases.report = reports.number and cases.is_present
        join categories on categories.code = reports.category
        join lateral (select first.id, first.recorded_at from events first
                       where first.report = happened.report and first.act = 'confirm'
                       order by first.id limit 1) made on true
    ), matched as (
      select watches.id as watch, watches.person, told.* from told join watches
          on watches.around @> box(point(told.lon, told.lat), point(told.lon, told.lat))
         and metres_between(watches.lat, watches.lon, told.lat, told.lon) <= watches.metres
       where ${isHearing} and not told.arrives
      union all
      select watches.id, watches.person, told.* from told join watches
          on watches.body = told.municipality and watches.subject = 'municipality'
       where ${isHearing} and not told.arrives
      union all
      select watches.id, watches.person, told.* from told join watches
          on watches.body = told.holder and watches.subject = 'body'
       where ${isHearing}
    ), noted as (
      insert into watch_news (watch, event, person, report, municipality, is_fix)
      select watch, event, person, report, municipality, is_fix from matched
       where person is distinct from reporter and person is distinct from doer and not ${isFollowed}
      on conflict do nothing
      returning watch, event
    ), since as (
      select noted.watch, min(matched.at) as at from noted join matched using (watch, event) group by noted.watch
    ), waking as (
      update watches set news_since = least(watches.news_since, since.at) from since where watches.id = since.watch
    )
    select count(*)::int as found from noted`.execute(tx)
  return rows[0]?.found ?? 0
}

const isHearing = sql`watches.confirmed_at < told.since and watches.stopped_at is null
  and (watches.groups = '{}' or told.group_code = any (watches.groups))`

/** By itself, or as a duplicate that has been merged into it. */
const isFollowed = sql`exists (
  select from followers left join cases merged on merged.report = followers.report and merged.is_present
   where followers.person = matched.person
     and (followers.report = matched.report or merged.main_report = matched.report))`
