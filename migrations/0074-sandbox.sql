-- Where vendors try Open311: what they report and tell there is kept apart from all reports, and read by their own key alone.

alter type api_scope add value 'sandbox';

create table sandbox_reports (
  -- Far from the numbers of real ones.
  number bigint generated always as identity (start with 9000000001) primary key,
  caller bigint not null references callers on delete cascade,
  token uuid not null default gen_random_uuid(),
  reference text,
  category text not null references categories,
  municipality text not null,
  holder text not null references bodies,
  language language not null,
  lat double precision not null,
  lon double precision not null,
  place point not null generated always as (point(lon, lat)) stored,
  place_words text not null,
  title text not null,
  description text not null,
  confirmed_at timestamptz not null default now(),
  changed_at timestamptz not null default clock_timestamp(),
  state case_state not null default 'new',
  state_since timestamptz not null default now(),
  -- Given back: nobody tells of it any more.
  is_returned boolean not null default false
);
create index sandbox_reports_of_caller on sandbox_reports (caller, confirmed_at);
create unique index sandbox_reports_by_reference on sandbox_reports (caller, reference) where reference is not null;

create table sandbox_updates (
  id bigint generated always as identity (start with 9000000001) primary key,
  report bigint not null references sandbox_reports on delete cascade,
  update_id text not null,
  -- Null: nothing that anybody reads came of it.
  act text,
  from_state case_state not null,
  to_state case_state,
  words text,
  said_at timestamptz not null,
  moved boolean not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (report, update_id)
);
