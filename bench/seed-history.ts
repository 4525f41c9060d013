import type postgres from 'postgres'
import { answers } from './words.ts'

type Tx = postgres.TransactionSql

/** What came of the reports in `seeded`: answers, deliveries, letters, links, followers, and the events of it all. */
export async function seedHistory(tx: Tx): Promise<void> {
  await say(tx)
  await deliver(tx)
  await recordEvents(tx)
  await follow(tx)
  await writeLetters(tx)
}

async function say(tx: Tx): Promise<void> {
  await tx`
    create temp table said on commit drop as
    select row_number() over (order by number, k) as id, number, municipality, 2 * n as case_id, k,
           case when is_handed_over then 'trafikverket' else municipality end as holder,
           at + interval '4 hours' + least(now() - at - interval '5 hours', interval '40 days') * k / (updates + 1) as at
      from seeded cross join lateral generate_series(1, updates) k`
  await tx`
    insert into entries (id, report, municipality, case_id, audience, written_by, body, created_at)
    overriding system value
    select id, number, municipality, case_id, 'update', 'body', holder, at from said order by id`
  await tx`select setval(pg_get_serial_sequence('entries', 'id'), (select max(id) from entries))`
  await tx`
    insert into entry_texts (entry, version, municipality, words)
    select id, version, municipality, (${answers}::text[])[1 + (id % ${answers.length})::int]
      from said cross join unnest(enum_range(null::text_version)) version order by id`
}

async function deliver(tx: Tx): Promise<void> {
  await tx`
    create temp table delivered on commit drop as
    select gen_random_uuid() as id, gen_random_uuid() as link, report, municipality, cases.id as case_id, holder,
           opened_at as at, case when came_from is null then 'report' else 'hand_over' end::delivery_kind as kind
      from cases`
  await tx`
    insert into deliveries (id, holder, municipality, report, case_id, receiver, kind, link, state, attempts, next_at, created_at, sent_at)
    select id, holder, municipality, report, case_id, 'email', kind, link, 'sent', 1, at, at, at + interval '1 second'
      from delivered order by case_id`
  await tx`
    insert into attempts (delivery, number, holder, started_at, ended_at, outcome, answer)
    select id, 1, holder, at, at + interval '1 second', 'sent', '250 2.0.0 Ok: queued as 4F2A91C0DE'
      from delivered order by case_id`
  await tx`
    insert into links (id, act, case_id, body, created_at, expires_at)
    select link, 'case', case_id, holder, at, at + interval '90 days' from delivered order by case_id`
}

async function recordEvents(tx: Tx): Promise<void> {
  await tx`
    create temp table happened on commit drop as
    select 'confirm' as act, 'web'::door as door, 'reporter'::actor as actor, null as body, number as report, municipality,
           2 * n - is_handed_over::int as case_id, municipality as holder, at, null::case_state as from_state,
           'new'::case_state as to_state, null::bigint as entry, null::uuid as delivery, null::jsonb as facts
      from seeded
    union all
    select 'deliver', 'worker', 'worker', null, report, municipality, case_id, holder, at + interval '1 second',
           null, null, null, id, jsonb_build_object('kind', kind) from delivered
    union all
    select 'hand_over', 'web', 'body', municipality, number, municipality, 2 * n - 1, municipality, at + interval '2 hours',
           'new', 'handed_over', null, null, jsonb_build_object('to', 'trafikverket', 'next_case', 2 * n)
      from seeded where is_handed_over
    union all
    select case state when 'received' then 'receive' when 'investigating' then 'investigate' when 'planned' then 'plan'
                      when 'in_progress' then 'start' when 'fixed' then 'fix' when 'no_action' then 'decline'
                      when 'duplicate' then 'mark_duplicate' when 'withdrawn' then 'withdraw' else 'ask' end,
           'web', 'body', holder, report, municipality, id, holder, state_since, 'new', state, null, null,
           jsonb_strip_nulls(jsonb_build_object('planned_for', planned_for, 'main_report', main_report))
      from cases where is_present and state <> 'new'
    union all
    select 'answer', 'web', 'body', holder, number, municipality, case_id, holder, at, null, null, id, null, null from said`
  await tx`
    insert into events (recorded_at, occurred_at, act, door, trace, actor, body, report, municipality, case_id, holder, from_state, to_state, entry, delivery, facts)
    select at, at, act, door, md5(report::text), actor, body, report, municipality, case_id, holder, from_state, to_state, entry, delivery, facts
      from happened order by at`
}

/** The reporter, and now and then a neighbour; each has a link of their own to stop by. */
async function follow(tx: Tx): Promise<void> {
  await tx`
    insert into followers (report, person, municipality, language, since)
    select number, person, municipality, 'sv', confirmed_at
      from reports cross join lateral (values (reporter), (1 + (reporter + number) % (select max(id) from people))) as both_of (person)
     where person = reporter or number % 3 = 0
     order by number
        on conflict do nothing`
  await tx`
    insert into links (id, act, report, person, created_at)
    select gen_random_uuid(), act, report, person, since
      from followers cross join unnest(array['unsubscribe', 'reporter']::link_act[]) act order by report`
  await tx`
    insert into links (id, act, draft, created_at, expires_at)
    select gen_random_uuid(), act, id, created_at, expires_at
      from drafts cross join unnest(array['draft', 'confirm']::link_act[]) act order by created_at`
}

/** The one that asked for confirmation, and one for each piece of news. */
async function writeLetters(tx: Tx): Promise<void> {
  await tx`
    insert into letters (id, kind, municipality, draft, state, attempts, next_at, created_at, sent_at, answer)
    select gen_random_uuid(), 'confirm', municipality, id, 'sent', 1, created_at, created_at, created_at, '250 2.0.0 Ok'
      from drafts order by created_at`
  await tx`
    create temp table told on commit drop as
    select gen_random_uuid() as letter, events.id as event, events.report, events.municipality, followers.person, recorded_at as at
      from events join followers using (report) where act not in ('confirm', 'deliver')`
  await tx`
    insert into letters (id, kind, municipality, report, person, state, attempts, next_at, created_at, sent_at, answer)
    select letter, 'news', municipality, report, person, 'sent', 1, at, at, at, '250 2.0.0 Ok' from told order by at`
  await tx`insert into letter_news (letter, event, report) select letter, event, report from told order by at`
}
