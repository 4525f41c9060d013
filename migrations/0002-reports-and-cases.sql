-- Reports carry their home municipality and cases their holder: the keys to distribute by, if ever.

create type language as enum ('sv', 'en');
create type placed_by as enum ('polygon', 'nearest-place', 'resident');
create type visibility as enum ('public', 'private', 'internal', 'hidden');
create type text_version as enum ('original', 'published');
create type case_state as enum ('new', 'received', 'investigating', 'needs_information', 'planned', 'in_progress', 'fixed', 'no_action', 'handed_over', 'duplicate', 'withdrawn');
create type audience as enum ('update', 'message', 'note');
create type actor as enum ('reporter', 'neighbour', 'body', 'contractor', 'operator', 'case_system', 'clock', 'worker');
create type door as enum ('web', 'command', 'worker', 'seed');

create table people (
  id bigint generated always as identity primary key,
  email text not null unique check (email = lower(email)),
  language language not null default 'sv',
  proven_at timestamptz not null default now()
);

-- Unconfirmed reports: no number, no case. A confirmed one keeps its row, emptied of what was written,
-- so that the same confirmation link answers the same for as long as it lives.
create table drafts (
  id uuid primary key,
  lat double precision not null,
  lon double precision not null,
  place_words text not null default '',
  municipality text not null references bodies,
  placed_by placed_by not null,
  category text not null references categories,
  title text not null,
  description text not null,
  name text,
  email text,
  language language not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 days',
  report bigint unique
);
create index drafts_expiring on drafts (expires_at);

create sequence report_numbers start with 1000001;

create table reports (
  number bigint primary key default nextval('report_numbers'),
  municipality text not null references bodies,
  lat double precision not null,
  lon double precision not null,
  place point not null generated always as (point(lon, lat)) stored,
  place_words text not null default '',
  category text not null references categories,
  visibility visibility not null default 'public',
  -- Why it went where it went: codes only (step, source, confidence, chosen by the resident or not).
  responsibility jsonb not null,
  reporter bigint references people,
  language language not null,
  created_at timestamptz not null,
  confirmed_at timestamptz not null default now()
);
create index reports_by_place on reports using gist (place);
create index reports_newest on reports (confirmed_at desc) where visibility = 'public';
create index reports_of_municipality on reports (municipality, confirmed_at desc);

create function refuse_moving_home() returns trigger language plpgsql as $$
begin
  raise exception 'a report keeps its home municipality';
end $$;
create trigger reports_keep_home before update of municipality on reports
  for each row when (old.municipality is distinct from new.municipality) execute function refuse_moving_home();

-- Two versions of what was written: the original is restricted, the published one may be redacted.
create table report_texts (
  report bigint not null references reports,
  version text_version not null,
  municipality text not null,
  title text not null,
  description text not null,
  place_words text not null default '',
  reporter_name text,
  primary key (report, version)
);

create table cases (
  id bigint generated always as identity primary key,
  report bigint not null references reports,
  municipality text not null,
  holder text not null references bodies,
  is_present boolean not null default true,
  state case_state not null default 'new',
  state_since timestamptz not null default now(),
  -- What an undo or the end of a merge goes back to.
  state_before case_state,
  -- What an answer to a question goes back to.
  asked_in case_state,
  moved_by actor not null,
  planned_for date,
  main_report bigint references reports,
  reopened integer not null default 0,
  came_from bigint references cases,
  body_category text,
  diary_number text,
  opened_at timestamptz not null default now(),
  check ((state = 'duplicate') = (main_report is not null)),
  check (state <> 'handed_over' or not is_present)
);
create unique index cases_one_present on cases (report) where is_present;
create index cases_of_holder on cases (holder, state, state_since desc) where is_present;
create index cases_of_report on cases (report);
create index cases_duplicates on cases (main_report) where main_report is not null and is_present;
create index cases_waiting on cases (state_since) where state = 'needs_information';

create table entries (
  id bigint generated always as identity primary key,
  report bigint not null references reports,
  municipality text not null,
  case_id bigint not null references cases,
  audience audience not null,
  written_by actor not null,
  body text references bodies,
  person bigint references people,
  hidden_at timestamptz,
  created_at timestamptz not null default now()
);
create index entries_of_report on entries (report, id);

create table entry_texts (
  entry bigint not null references entries,
  version text_version not null,
  municipality text not null,
  words text not null,
  primary key (entry, version)
);

create table followers (
  report bigint not null references reports,
  person bigint not null references people,
  municipality text not null,
  language language not null,
  since timestamptz not null default now(),
  stopped_at timestamptz,
  last_letter_at timestamptz,
  primary key (report, person)
);
create index followers_of_person on followers (person);

-- What happened, never edited. Ids and codes only: no words anybody wrote, no addresses.
create sequence event_ids;
create table events (
  id bigint not null default nextval('event_ids'),
  recorded_at timestamptz not null default clock_timestamp(),
  occurred_at timestamptz not null default clock_timestamp(),
  -- Readers of "what is new" stop before transactions still under way: serials alone would skip late commits.
  transaction xid8 not null default pg_current_xact_id(),
  act text not null,
  door door not null,
  trace text,
  actor actor not null,
  person bigint,
  body text,
  report bigint,
  municipality text,
  case_id bigint,
  holder text,
  from_state case_state,
  to_state case_state,
  entry bigint,
  delivery uuid,
  link uuid,
  facts jsonb,
  primary key (id, recorded_at)
) partition by range (recorded_at);
create index events_of_report on events (report, id);
create index events_in_order on events (transaction, id);

create function refuse_changing_history() returns trigger language plpgsql as $$
begin
  raise exception 'events are never edited';
end $$;
create trigger events_stand before update or delete on events
  for each row execute function refuse_changing_history();

create table events_elsewhen partition of events default;
