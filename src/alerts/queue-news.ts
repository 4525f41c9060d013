import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { wakeWorker } from '#database/wake-worker.ts'
import { currentTrace } from '../log.ts'
import { type Due, dueAt } from './digest-time.ts'
import { paces, type WatchPace } from './watch.ts'

/** Queues one letter for each person who is due to hear something, whatever of theirs has found it; returns how many. */
export async function queueNews(tx: Db, now: Date): Promise<number> {
  let queued = 0
  for (const pace of paces) queued += await queueAt(tx, pace, dueAt[pace](now), now)
  if (queued > 0) await wakeWorker(tx)
  return queued
}

/** What a person has been told by a watch of another pace is not told again. */
async function queueAt(tx: Db, pace: WatchPace, { newsBefore, toldBefore }: Due, now: Date): Promise<number> {
  const { rows } = await sql<{ queued: number }>`
    with due as materialized (
      select distinct person from watches
       where pace = ${pace} and news_since < ${newsBefore} and stopped_at is null
         and (told_at is null or told_at < ${toldBefore})
    ), news as materialized (
      select distinct watch_news.person, watch_news.event
        from due
        join watches on watches.person = due.person and watches.pace = ${pace} and watches.stopped_at is null
        join watch_news on watch_news.watch = watches.id and watch_news.letter is null
       where not exists (select from watch_news told where told.person = watch_news.person
                          and told.event = watch_news.event and told.letter is not null)
    ), queued as (
      insert into letters (id, kind, urgent, person, language, trace)
      select gen_random_uuid(), 'place_news', false, people.id, people.language, ${currentTrace()} from people
       where people.id in (select person from news)
      returning id, person
    ), told as (
      update watch_news set letter = queued.id from news join queued using (person)
       where watch_news.person = news.person and watch_news.event = news.event and watch_news.letter is null
    ), settled as (
      update watches set news_since = null,
             told_at = case when watches.person in (select person from news) then ${now}::timestamptz else told_at end
       where watches.pace = ${pace} and watches.person in (select person from due)
    )
    select count(*)::int as queued from queued`.execute(tx)
  return rows[0]?.queued ?? 0
}
