import { type RawBuilder, sql } from 'kysely'

export type Who = { person: number; email: string }
/** What a row is, and the key by which the next page goes on after it. */
type Row = { key: string } & Record<string, unknown>
type Section = { first: string; atOnce: number; rows: (who: Who, after: string) => RawBuilder<Row> }

const atOnce = 500
const byNumber = (rows: Section['rows']): Section => ({ first: '0', atOnce, rows })
const byId = (rows: Section['rows']): Section => ({
  first: '00000000-0000-0000-0000-000000000000',
  atOnce,
  rows,
})

/** All there is of a person, by what it is called in the file. Texts are as they wrote them. */
export const sections = {
  reports: byNumber(
    ({ person, email }, after) => sql<Row>`
    select number::text as key, number, title, description, texts.place_words as "placeWords",
           reporter_name as name, reporter_telephone as telephone, answers, category, lat, lon, home.name as municipality, visibility,
           cases.state, holder.name as holder, language, created_at as "createdAt", confirmed_at as "confirmedAt"
      from reports
      join report_texts as texts on texts.report = number and version = 'original'
      join cases on cases.report = number and is_present
      join bodies as home on home.code = reports.municipality
      join bodies as holder on holder.code = cases.holder
     where number in (select number from reports where reporter = ${person}
                       union all select report from report_texts where reporter_email = ${email})
       and number > ${after}::bigint order by number limit ${atOnce}`,
  ),
  entries: byNumber(
    ({ person }, after) => sql<Row>`
    select id::text as key, entries.report, audience, says, words, language, hidden_at as "hiddenAt", created_at as "createdAt"
      from entries join entry_texts on entry = id and version = 'original'
     where person = ${person} and id > ${after}::bigint order by id limit ${atOnce}`,
  ),
  photos: byId(
    ({ person }, after) => sql<Row>`
    select photos.id::text as key, photos.report, type, width, height, bytes, taken_at as "takenAt",
           photos.created_at as "sentAt"
      from photos join reports on number = photos.report left join entries on entries.id = entry
     where (entry is null and reporter = ${person} or entries.person = ${person}) and photos.id > ${after}::uuid
     order by photos.id limit ${atOnce}`,
  ),
  supports: byNumber(
    ({ person }, after) => sql<Row>`
    select report::text as key, report, since from supporters
     where person = ${person} and report > ${after}::bigint order by report limit ${atOnce}`,
  ),
  sightings: byNumber(
    ({ person }, after) => sql<Row>`
    select report::text as key, report, says, said_at as "saidAt" from sightings
     where person = ${person} and report > ${after}::bigint order by report limit ${atOnce}`,
  ),
  follows: byNumber(
    ({ person }, after) => sql<Row>`
    select report::text as key, report, pace, language, since, stopped_at as "stoppedAt" from followers
     where person = ${person} and report > ${after}::bigint order by report limit ${atOnce}`,
  ),
  watches: byId(
    ({ person, email }, after) => sql<Row>`
    select id::text as key, subject, body, lat, lon, metres, place_words as "placeWords", groups, pace, language,
           created_at as "createdAt", confirmed_at as "confirmedAt", stopped_at as "stoppedAt" from watches
     where (person = ${person} or email = ${email}) and id > ${after}::uuid order by id limit ${atOnce}`,
  ),
  verdicts: byNumber(
    ({ person }, after) => sql<Row>`
    select fix::text as key, report, says, said_at as "saidAt" from verdicts
     where person = ${person} and fix > ${after}::bigint order by fix limit ${atOnce}`,
  ),
  thanks: byNumber(
    ({ person }, after) => sql<Row>`
    select id::text as key, report, given_at as "givenAt" from thanks
     where person = ${person} and id > ${after}::bigint order by id limit ${atOnce}`,
  ),
  mails: byId(
    ({ person, email }, after) => sql<Row>`
    select mail::text as key, report, words, act, said_at as "saidAt" from said_by_mail
     where (person = ${person} or address = ${email}) and mail > ${after}::uuid order by mail limit ${atOnce}`,
  ),
  waitingReports: byId(
    ({ email }, after) => sql<Row>`
    select id::text as key, title, description, place_words as "placeWords", name, telephone, answers, category, lat, lon,
           created_at as "createdAt", expires_at as "expiresAt" from drafts
     where email = ${email} and report is null and id > ${after}::uuid order by id limit ${atOnce}`,
  ),
  waitingContributions: byId(
    ({ email }, after) => sql<Row>`
    select id::text as key, report, kind, words, created_at as "createdAt", expires_at as "expiresAt"
      from unconfirmed_supports where email = ${email} and id > ${after}::uuid order by id limit ${atOnce}`,
  ),
  remarks: byId(
    ({ email }, after) => sql<Row>`
    select id::text as key, topic, reason, words, report, page, told_at as "toldAt", settled_at as "settledAt"
      from remarks where email = ${email} and id > ${after}::uuid order by id limit ${atOnce}`,
  ),
  letters: byId(
    ({ person }, after) => sql<Row>`
    select id::text as key, kind, report, state, created_at as "createdAt", sent_at as "sentAt" from letters
     where person = ${person} and id > ${after}::uuid order by id limit ${atOnce}`,
  ),
  links: byId(
    ({ person }, after) => sql<Row>`
    select id::text as key, act, report, created_at as "createdAt", expires_at as "expiresAt",
           revoked_at as "revokedAt", last_used_at as "lastUsedAt" from links
     where person = ${person} and id > ${after}::uuid order by id limit ${atOnce}`,
  ),
  sessions: byId(
    ({ person }, after) => sql<Row>`
    select id::text as key, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"
      from sessions where person = ${person} and id > ${after}::uuid order by id limit ${atOnce}`,
  ),
  passkeys: byId(
    ({ person }, after) => sql<Row>`
    select id::text as key, name, created_at as "createdAt", last_used_at as "lastUsedAt"
      from passkeys where person = ${person} and id > ${after}::uuid order by id limit ${atOnce}`,
  ),
} as const satisfies Record<string, Section>
