-- A body's connections to its case systems. Its mailbox is one too, the same for all bodies: the first row.

create type connection_state as enum ('test', 'on', 'paused', 'ended');

create table connections (
  id text primary key check (id ~ '^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$'),
  -- Null: any body's mailbox.
  body text references bodies,
  -- Which folder under src/integrations knows its protocol.
  kind text not null,
  name text not null,
  state connection_state not null,
  settings jsonb not null default '{}',
  -- Whom its updates and its own cases are told by: a caller that has no key.
  caller bigint references callers,
  -- The mailbox is told everything as well.
  with_mail boolean not null default false,
  -- What has not got through for so long is told by mail meanwhile.
  notice_after_minutes integer not null default 30 check (notice_after_minutes > 0),
  -- How many deliveries have been begun: each has its place among them, so that the far side sees what it lacks.
  sequence bigint not null default 0,
  -- How many deliveries are under way at once at most.
  at_once integer not null default 4 check (at_once > 0),
  -- Failed since anything got through; while it rests nothing is sent.
  failures integer not null default 0,
  rest_until timestamptz,
  -- When the far side's certificate runs out, as it was when last seen.
  certificate_until timestamptz,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check ((body is null) = (kind = 'email'))
);
create index connections_of_body on connections (body);
insert into connections (id, kind, name, state, at_once) values ('email', 'email', 'E-post', 'on', 8);

-- Which categories it takes; none: all that no other of the body's takes by name.
create table connection_categories (
  connection text not null references connections,
  category text not null references categories,
  primary key (connection, category)
);

-- Keys and passwords of others' systems: read by what opens the connection, shown nowhere.
create table connection_secrets (
  connection text not null references connections,
  name text not null,
  value text not null,
  -- What it was before, while both are good.
  former text,
  former_until timestamptz,
  changed_at timestamptz not null default now(),
  primary key (connection, name)
);

-- Where polling has come, taken by lease like all that waits.
create table polls (
  id uuid primary key default gen_random_uuid(),
  connection text not null unique references connections,
  -- Off while its connection is not on, and where the kind has nothing to ask.
  is_on boolean not null default true,
  every_seconds integer not null default 120 check (every_seconds > 0),
  cursor text,
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  leased_until timestamptz,
  -- When it last was told all there was, and what went wrong since.
  polled_at timestamptz,
  problem text
);

alter type api_scope add value 'connection';
alter type door add value 'case_system';
alter type delivery_kind add value 'notice';

drop index deliveries_in_order;
alter table deliveries
  alter column receiver type text using receiver::text,
  -- When its holder was told by mail that it waits.
  add column noticed_at timestamptz,
  -- Its place among what goes through its connection, from its first attempt on; null for mails.
  add column sequence bigint,
  -- What its receiver needs to find it by, where it has been taken in and has no name yet.
  add column remembered text,
  add foreign key (receiver) references connections;
drop type receiver_kind;
create index deliveries_in_order on deliveries (case_id, receiver, position);
create index deliveries_due_of on deliveries (receiver, next_at) where state in ('queued', 'sending', 'unknown');
drop index deliveries_due;
-- How many are under way is asked each time some are taken.
create index deliveries_under_way on deliveries (receiver) where state = 'sending';
-- What a far side has missed is asked for by its place among all.
create index deliveries_numbered on deliveries (receiver, sequence) where sequence is not null;

-- What a case is called in the systems it has been told to; the first is the one that counts, more are doubles.
create table external_ids (
  connection text not null references connections,
  external_id text not null,
  case_id bigint not null references cases,
  report bigint not null references reports,
  municipality text not null,
  holder text not null,
  told_at timestamptz not null default now(),
  primary key (connection, external_id, case_id)
);
create index external_ids_of_case on external_ids (case_id, connection, told_at);

-- Everything said between us and them, for whoever runs the connection; forgotten with time.
create table exchanges (
  id bigint generated always as identity,
  connection text not null,
  delivery uuid,
  is_ours boolean not null,
  purpose text not null,
  started_at timestamptz not null,
  took_ms integer not null,
  method text not null,
  url text not null,
  asked_headers jsonb not null,
  asked text,
  status integer,
  answered_headers jsonb,
  answered text,
  problem text,
  primary key (id, started_at)
) partition by range (started_at);
create table exchanges_elsewhen partition of exchanges default;
create index exchanges_of_connection on exchanges (connection, started_at desc);
create index exchanges_of_delivery on exchanges (delivery) where delivery is not null;

-- What was pushed to us, as it came, kept before it is acted on; and news that were polled of cases we have not heard
-- the names of yet, as they were read.
create type push_state as enum ('waiting', 'done', 'failed');
create table pushes (
  id uuid primary key default gen_random_uuid(),
  connection text not null references connections,
  headers jsonb,
  body bytea not null,
  state push_state not null default 'waiting',
  problem text,
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  leased_until timestamptz,
  came_at timestamptz not null default now()
);
create index pushes_waiting on pushes (next_at) where state = 'waiting';
create index pushes_of_connection on pushes (connection, came_at desc);
create unique index pushes_once on pushes (connection, md5(body)) where headers is null and state = 'waiting';

create or replace function make_partitions(months integer) returns void language plpgsql as $$
declare
  parent text;
  month date;
begin
  foreach parent in array array['events', 'attempts', 'exchanges'] loop
    for ahead in 0..months loop
      month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead))::date;
      execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
        parent || to_char(month, '_YYYY_MM'), parent,
        month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
    end loop;
  end loop;
end $$;
select make_partitions(3);

-- Who can be told anything is known in memory, and read again when it changes.
create trigger connections_changed after insert or delete or update of state, settings, body on connections
  for each row execute function tell_of_changed_receivers('bodies_changed');
create trigger connections_changed after insert or delete or update on connection_categories
  for each row execute function tell_of_changed_receivers('bodies_changed');
