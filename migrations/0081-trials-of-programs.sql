-- A program of others tried by the rules of the conformance kit: a run like that of a server, but by what the program
-- asks of a door of ours. While it is `open` its door answers; then it is judged.

alter type conformance_state add value 'open';

alter table conformance_runs
  add column kind text not null default 'server' check (kind in ('server', 'client')),
  -- What the body calls the program.
  add column program text,
  -- Stands in the address of its door. Erased with the key when the run ends.
  add column token text unique,
  -- Its door answers until then; who presses earlier sets it to now.
  add column open_until timestamptz,
  add column heard_bytes integer not null default 0,
  drop constraint conformance_runs_check,
  drop constraint conformance_runs_check1,
  drop constraint conformance_runs_check2,
  -- By its text: a value that was added a moment ago may not be named yet.
  add check (kind = 'client' or writes or api_key is null),
  add check (state::text in ('waiting', 'open') or (api_key is null and token is null)),
  add check ((state::text in ('waiting', 'open')) = (ended_at is null)),
  add check ((state::text = 'open') = (open_until is not null));
create index conformance_runs_open on conformance_runs (open_until) where open_until is not null;

-- What a program has asked of its door, in order, and what it was answered with. Bodies are kept by their beginning, of
-- a form its words besides; of headers those that rules are about. Gone when the run ends.
create table conformance_heard (
  run uuid not null references conformance_runs on delete cascade,
  place integer not null,
  at timestamptz not null,
  method text not null,
  -- From the endpoint on, as it stood in the address.
  url text not null,
  headers jsonb not null,
  posted text not null,
  body bytea not null,
  -- Whether what the door answers later may be otherwise for it.
  changes_door boolean not null,
  status integer not null,
  answer_headers jsonb not null,
  answer bytea not null,
  primary key (run, place)
);
