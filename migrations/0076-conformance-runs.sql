-- A server of others tried by the rules of the conformance kit, as a body has asked for on its page.

create type conformance_state as enum ('waiting', 'done', 'cancelled', 'broken');
create type conformance_verdict as enum ('passed', 'failed', 'skipped');

create table conformance_runs (
  id uuid primary key default gen_random_uuid(),
  body text not null references bodies,
  state conformance_state not null default 'waiting',
  address text not null,
  jurisdiction text,
  -- GeoReport's rules, ours, or, where null, both.
  level text check (level in ('standard', 'profile')),
  writes boolean not null,
  -- Erased when the run ends, however it does.
  api_key text,
  updates text not null check (updates in ('move', 'words', 'none')),
  service text,
  place jsonb,
  -- How many rules are tried; null until that is known.
  total integer,
  -- Why it was not tried, or not to the end.
  trouble text,
  attempts integer not null default 0,
  leased_until timestamptz,
  asked_at timestamptz not null default now(),
  ended_at timestamptz,
  check (writes or api_key is null),
  check (state = 'waiting' or api_key is null),
  check ((state = 'waiting') = (ended_at is null))
);
-- One at a time.
create unique index conformance_runs_waiting on conformance_runs (body) where state = 'waiting';
create index conformance_runs_of on conformance_runs (body, asked_at desc);

-- What came of each rule, in the order they were tried. Keys and persons stand in none of it.
create table conformance_results (
  run uuid not null references conformance_runs on delete cascade,
  place integer not null,
  rule_id text not null,
  area text not null,
  level text not null,
  title text not null,
  rule text not null,
  reference text not null,
  verdict conformance_verdict not null,
  -- What was wrong, or why it was not tried.
  found text,
  exchange text,
  primary key (run, place)
);
