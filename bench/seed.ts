import type postgres from 'postgres'
import { categories } from '#bodies/catalogue.ts'
import type { CaseState } from '#database/schema.ts'
import { places } from '#geo/places.ts'
import { seedHistory } from './seed-history.ts'
import { putIndexesBack, setIndexesAside } from './seed-indexes.ts'
import { sentences, titles } from './words.ts'

/** Every so many reports one has twenty updates: those are the report pages that are measured. */
export const longReportEvery = 100
export const updatesOfLongReport = 20

/** What the states of a service some years old look like, in parts of a hundred. */
const shareOfState: Partial<Record<CaseState, number>> = {
  fixed: 56,
  no_action: 12,
  received: 9,
  new: 7,
  investigating: 4,
  duplicate: 4,
  planned: 3,
  in_progress: 3,
  withdrawn: 1,
  needs_information: 1,
}

/**
 * Fills an empty, migrated database with three years of reports, by set-based SQL: towns get theirs by
 * population, categories by rank, texts the lengths of Göteborg's of 2017 (median 65 characters, a
 * tenth above 228). The same each time, but that time ends now.
 */
export async function seedReports(sql: postgres.Sql, reports: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select setseed(0.4711), set_config('work_mem', '256MB', true), set_config('maintenance_work_mem', '256MB', true)`
    // Keys are right by construction, and what triggers do for a report at a time is done for all at once.
    await tx`set local session_replication_role = 'replica'`
    const indexes = await setIndexesAside(tx)
    await draw(tx, reports)
    await place(tx)
    await insertPeople(tx, reports)
    await insertReports(tx)
    await insertTexts(tx)
    await insertCases(tx)
    await seedHistory(tx)
    await countOnMaps(tx)
    await putIndexesBack(tx, indexes)
  })
  await sql`vacuum analyze`
  await sql`checkpoint`
}

/** One row of chance a report, newest last. */
async function draw(tx: postgres.TransactionSql, reports: number): Promise<void> {
  const states = Object.entries(shareOfState)
  await tx`
    create temp table drawn on commit drop as
    select n, 1000000 + n as number,
           now() - interval '3 years' * (${reports} - n) / ${reports} - interval '1 hour' as at,
           width_bucket(random(), ${bounds(places().map((one) => one.population))}::float8[]) + 1 as place,
           width_bucket(random(), ${bounds(categories.map((_, rank) => 1 / (rank + 1)))}::float8[]) + 1 as category,
           width_bucket(random(), ${bounds(states.map(([, share]) => share))}::float8[]) + 1 as state,
           exp(ln(65) + 0.98 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())) as length,
           random() as somewhere, random() as aside, 2 * pi() * random() as direction, random() as news
      from generate_series(1, ${reports}) n`
}

/** Upper bounds, between 0 and 1, of the parts that weights make; the last goes without saying. */
function bounds(weights: number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let sum = 0
  return weights.slice(0, -1).map((weight) => {
    sum += weight
    return sum / whole
  })
}

async function place(tx: postgres.TransactionSql): Promise<void> {
  const states = Object.keys(shareOfState)
  await tx`
    create temp table seeded on commit drop as
    select n, number, at, length, somewhere, news,
           (${places().map((one) => one.code)}::text[])[place] as municipality,
           (${places().map((one) => one.name)}::text[])[place] as place_words,
           (${places().map((one) => one.point.lat)}::float8[])[place] + 0.018 * aside * sin(direction) as lat,
           (${places().map((one) => one.point.lon)}::float8[])[place] + 0.036 * aside * cos(direction) as lon,
           (${categories.map((one) => one.code)}::text[])[category] as category,
           case when (${states}::text[])[state] = 'duplicate' and (n < ${longReportEvery} or n % ${longReportEvery} = 0)
                then 'fixed' else (${states}::text[])[state] end::case_state as state,
           case when n % ${longReportEvery} = 0 then ${updatesOfLongReport} else floor(3 * news * news) end::int as updates,
           n % 37 = 5 as is_handed_over
      from drawn`
  await tx`analyze seeded`
}

async function insertPeople(tx: postgres.TransactionSql, reports: number): Promise<void> {
  await tx`
    insert into people (id, email, proven_at) overriding system value
    select id, 'person-' || id || '@seeded.example', now() - interval '3 years'
      from generate_series(1, ${Math.ceil(reports / 3)}) id`
  await tx`select setval(pg_get_serial_sequence('people', 'id'), (select max(id) from people))`
}

async function insertReports(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    insert into reports (number, municipality, lat, lon, place_words, category, responsibility, reporter, language, created_at, confirmed_at, changed_at)
    select number, municipality, round(lat::numeric, 6), round(lon::numeric, 6), place_words, category,
           '{"step": "municipality", "placedBy": "nearest-place"}', 1 + (n::bigint * 7919) % (select max(id) from people),
           'sv', at - interval '4 minutes', at, at + interval '3 hours'
      from seeded order by n`
  await tx`select setval('report_numbers', (select max(number) from reports))`
  await tx`
    insert into drafts (id, lat, lon, municipality, placed_by, category, title, description, language, created_at, changed_at, expires_at, report)
    select gen_random_uuid(), lat, lon, municipality, 'nearest-place', category, '', '', 'sv', at, at, at + interval '30 days', number
      from seeded order by n`
}

/** So many texts are drawn; more reports share them. What they are found by is then found out once for each. */
const mostTexts = 20_000

async function insertTexts(tx: postgres.TransactionSql): Promise<void> {
  const text = sentences.join(' ')
  const longest = 1_100
  await tx`
    create temp table written on commit drop as
    select n - 1 as id, words, search_terms(words) as terms
      from (select n, substr(${text}::text, 1 + floor(somewhere * ${text.length - longest})::int, greatest(4, least(length, ${longest}))::int) as words
              from seeded order by n limit ${mostTexts}) as drawn`
  await tx`
    create temp table named on commit drop as
    select words, search_terms(words) as terms
      from (select unnest(${titles}::text[]) as words union select distinct place_words from seeded) as names`
  await tx`analyze written, named`
  await tx`
    insert into report_texts (report, version, municipality, title, description, terms)
    select number, version, municipality, called.words, written.words, case when version = 'published' then
           array_to_tsvector(array['m:' || municipality, 'c:' || category]
             || search_places(number, round(lat::numeric, 6)::float8, round(lon::numeric, 6)::float8) || called.terms || written.terms || placed.terms) end
      from seeded
      join written on written.id = n % (select count(*) from written)
      join named as called on called.words = (${titles}::text[])[1 + n % ${titles.length}]
      join named as placed on placed.words = place_words
     cross join unnest(enum_range(null::text_version)) version order by n`
}

/** A handed-over report has two cases: the first with odd numbers, the present one after it. */
async function insertCases(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    insert into cases (id, report, municipality, holder, is_present, state, state_since, state_before, moved_by, opened_at)
    overriding system value
    select 2 * n - 1, number, municipality, municipality, false, 'handed_over', at + interval '2 hours', 'new', 'body', at
      from seeded where is_handed_over order by n`
  await tx`
    insert into cases (id, report, municipality, holder, state, state_since, state_before, moved_by, planned_for, main_report, came_from, opened_at)
    overriding system value
    select 2 * n, number, municipality, case when is_handed_over then 'trafikverket' else municipality end, state,
           at + interval '3 hours', case when state <> 'new' then 'new'::case_state end, 'body',
           case when state = 'planned' then current_date + 14 end,
           case when state = 'duplicate' then number - n % ${longReportEvery} end,
           case when is_handed_over then 2 * n - 1 end, at
      from seeded order by n`
  await tx`select setval(pg_get_serial_sequence('cases', 'id'), (select max(id) from cases))`
}

async function countOnMaps(tx: postgres.TransactionSql): Promise<void> {
  await tx`
    insert into report_cell_changes (x, y, opened, fixed, closed, lon_sum, lat_sum)
    select x, y, sum(opened), sum(fixed), sum(closed), sum(lon_sum), sum(lat_sum) from (
      select cell_x(lon) as x, cell_y(lat) as y, (state_group(state) = 'open')::int as opened,
             (state_group(state) = 'fixed')::int as fixed, (state_group(state) = 'closed')::int as closed,
             round(lon * 1000000)::bigint as lon_sum, round(lat * 1000000)::bigint as lat_sum from seeded) as each_of
     group by 1, 2`
  await tx`select note_all_reports()`
}
