import { sql } from 'kysely'
import type { Db } from '#database/database.ts'
import { lockWaits } from '../letters/join-news.ts'

/**
 * One person of two: all that is the one's becomes the other's, and the one is gone. Where both have said or wished
 * something of the same report, a wish for letters wins, the first support and the last sighting count.
 */
export async function joinPersons(tx: Db, { from, into }: { from: number; into: number }): Promise<void> {
  await joinFollowers(tx, from, into)
  await joinSupporters(tx, from, into)
  await joinSightings(tx, from, into)
  await joinGivenOnce(tx, from, into)
  await lockWaits(tx, [from, into])
  await joinWaitingNews(tx, from, into)
  for (const [table, column] of owned)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into} where ${sql.ref(column)} = ${from}`.execute(
      tx,
    )
  await dropToldTwice(tx, into)
  await dropOwnSupports(tx, into)
  await dropDoubleLinks(tx, into)
  await tx.deleteFrom('people').where('id', '=', from).execute()
}

/** What belongs to a person without more ado. */
export const owned = [
  ['reports', 'reporter'],
  ['entries', 'person'],
  ['links', 'person'],
  ['letters', 'person'],
  ['watches', 'person'],
  ['watch_news', 'person'],
  ['verdicts', 'person'],
  ['thanks', 'person'],
  ['said_by_mail', 'person'],
  ['passkeys', 'person'],
  ['passkey_challenges', 'person'],
] as const

async function joinFollowers(tx: Db, from: number, into: number): Promise<void> {
  await sql`
    with gone as (delete from followers where person = ${from} returning *)
    insert into followers (report, person, municipality, language, since, stopped_at, last_letter_at, told_at, pace)
    select report, ${into}, municipality, language, since, stopped_at, last_letter_at, told_at, pace from gone
    on conflict (report, person) do update
       set stopped_at = case when excluded.stopped_at is null then null else followers.stopped_at end,
           since = least(followers.since, excluded.since),
           told_at = greatest(followers.told_at, excluded.told_at)`.execute(tx)
}

async function joinSupporters(tx: Db, from: number, into: number): Promise<void> {
  await sql`
    with gone as (delete from supporters where person = ${from} returning *)
    insert into supporters (report, person, municipality, since)
    select report, ${into}, municipality, since from gone
    on conflict (report, person) do update set since = least(supporters.since, excluded.since)`.execute(tx)
}

async function joinSightings(tx: Db, from: number, into: number): Promise<void> {
  await sql`
    with gone as (delete from sightings where person = ${from} returning *)
    insert into sightings (report, person, municipality, says, said_at)
    select report, ${into}, municipality, says, said_at from gone
    on conflict (report, person) do update set says = excluded.says, said_at = excluded.said_at
     where excluded.said_at > sightings.said_at`.execute(tx)
}

/** An answer about a fix, and thanks for a report, are each given once. */
async function joinGivenOnce(tx: Db, from: number, into: number): Promise<void> {
  await sql`delete from verdicts as gone using verdicts as stays
    where gone.fix = stays.fix and gone.person = ${from} and stays.person = ${into}`.execute(tx)
  await sql`delete from thanks as gone using thanks as stays
    where gone.report = stays.report and gone.person = ${from} and stays.person = ${into}`.execute(tx)
}

/** One letter waits for a person and a report, a morning, or ten minutes: what both were to be told is told once. */
async function joinWaitingNews(tx: Db, from: number, into: number): Promise<void> {
  const waits = (letter: string) =>
    sql`${sql.ref(`${letter}.kind`)} = 'news' and ${sql.ref(`${letter}.state`)} = 'queued' and ${sql.ref(`${letter}.attempts`)} = 0`
  await sql`
    with doubled as (
      select gone.id as gone, stays.id as stays from letters as gone
        join letters as stays on stays.person = ${into} and ${waits('stays')} and (stays.report = gone.report
             or (stays.report is null and gone.report is null and stays.gathers_soon = gone.gathers_soon
                 and (stays.gathers_soon or stays.next_at = gone.next_at)))
       where gone.person = ${from} and ${waits('gone')}),
    told as (
      insert into letter_news (letter, event, report)
      select stays, event, report from letter_news join doubled on letter = gone on conflict do nothing)
    delete from letters using doubled where letters.id = gone`.execute(tx)
}

/** What the one hears at once and the other some morning is told by the letter that comes first. */
async function dropToldTwice(tx: Db, person: number): Promise<void> {
  await sql`delete from letter_news using letters as late
    where late.id = letter_news.letter and late.person = ${person} and late.kind = 'news' and late.report is null
      and late.state = 'queued' and late.attempts = 0
      and exists (select from letter_news as also join letters as soon on soon.id = also.letter
        where also.event = letter_news.event and soon.person = ${person} and soon.id <> late.id
          and (soon.report is not null or (soon.next_at, soon.id) < (late.next_at, late.id)))`.execute(tx)
}

/** Who reported it is counted already, as its reporter. */
async function dropOwnSupports(tx: Db, person: number): Promise<void> {
  await sql`delete from supporters using reports
    where reports.number = supporters.report and supporters.person = ${person} and reports.reporter = ${person}`.execute(
    tx,
  )
}

/** One link of a kind for one report, one watch or all of them is enough: a letter has room for one. */
async function dropDoubleLinks(tx: Db, person: number): Promise<void> {
  await sql`
    update links set revoked_at = now()
     where person = ${person} and revoked_at is null and act in ('reporter', 'unsubscribe', 'watches', 'unwatch')
       and exists (select from links as older where older.person = links.person and older.act = links.act
         and older.report is not distinct from links.report and older.watch is not distinct from links.watch
         and older.revoked_at is null
         and (older.created_at, older.id) < (links.created_at, links.id))`.execute(tx)
}
