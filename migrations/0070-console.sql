-- The page by which a body runs its connections: who comes in, what is tried there, and who hears of trouble.

alter type link_act add value 'console';
alter type letter_kind add value 'alarms';

-- A link's holder may see who somebody is in what has been said with a system.
alter table links add column sees_persons boolean not null default false;

-- Whom trouble with it is mailed to, once a day at most; null: those who run the service.
alter table connections add column alarms_to text;
alter table connections add column alarmed_at timestamptz;
alter table letters add column connection text references connections;

-- When somebody last asked that it be sent once more: whoever reported it is not told again.
alter table deliveries add column again_at timestamptz;
create index deliveries_of_connection on deliveries (receiver, created_at) where receiver <> 'email';
create index deliveries_sent_of on deliveries (receiver, sent_at) where receiver <> 'email' and sent_at is not null;

-- A connection tried on its page, by what is done and what came of each step.
create type trial_kind as enum ('check', 'case', 'compare');
create type trial_state as enum ('waiting', 'done');
create table connection_trials (
  id uuid primary key default gen_random_uuid(),
  connection text not null references connections,
  kind trial_kind not null,
  state trial_state not null default 'waiting',
  steps jsonb not null default '[]',
  ok boolean,
  answer text,
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  leased_until timestamptz,
  asked_at timestamptz not null default now(),
  ended_at timestamptz
);
create index connection_trials_waiting on connection_trials (next_at) where state = 'waiting';
create index connection_trials_of on connection_trials (connection, asked_at desc);

-- Words for how a case stands that no table of the connection knows.
create table unmapped_states (
  connection text not null references connections,
  word text not null,
  times integer not null default 1,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (connection, word)
);

-- Which messages have been opened with who somebody is in them, and by which link.
create table openings (
  id bigint generated always as identity primary key,
  connection text not null references connections,
  message text not null,
  link uuid not null,
  opened_at timestamptz not null default now()
);
create index openings_of_message on openings (connection, message);
