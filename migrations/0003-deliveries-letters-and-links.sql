-- What is on its way out of the house, and the links that let people back in.

create type receiver_kind as enum ('email');
create type delivery_kind as enum ('report', 'update', 'message', 'withdrawal', 'reopening', 'hand_over', 'link');
create type delivery_state as enum ('queued', 'sending', 'sent', 'received', 'unknown', 'failed');
create type attempt_outcome as enum ('sent', 'unknown', 'refused', 'later');
create type letter_kind as enum ('confirm', 'news', 'operator');
create type letter_state as enum ('queued', 'sending', 'unknown', 'sent', 'failed', 'dropped');
create type link_act as enum ('draft', 'confirm', 'case', 'unsubscribe', 'reporter');

-- One row per thing to be told to a holder. Taken by lease, in order per case and receiver.
create table deliveries (
  id uuid primary key,
  holder text not null references bodies,
  municipality text not null,
  report bigint not null references reports,
  case_id bigint not null references cases,
  receiver receiver_kind not null,
  position bigint generated always as identity,
  kind delivery_kind not null,
  entry bigint references entries,
  link uuid,
  trace text,
  state delivery_state not null default 'queued',
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  leased_until timestamptz,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  received_at timestamptz,
  told_operator_at timestamptz
);
create index deliveries_in_order on deliveries (case_id, receiver, position);
create index deliveries_due on deliveries (next_at) where state in ('queued', 'sending', 'unknown');
create index deliveries_unfinished on deliveries (created_at) where state not in ('sent', 'received');
create index deliveries_of_report on deliveries (report);

-- Recorded before the first byte leaves; no end means we never heard how it went.
create table attempts (
  delivery uuid not null,
  number integer not null,
  holder text not null,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome attempt_outcome,
  answer text,
  repeats_unknown boolean not null default false,
  primary key (delivery, number, started_at)
) partition by range (started_at);
create table attempts_elsewhen partition of attempts default;

-- Letters to people. News about a report waits in one letter while more may come.
create table letters (
  id uuid primary key,
  kind letter_kind not null,
  municipality text,
  draft uuid references drafts on delete cascade,
  report bigint references reports,
  person bigint references people,
  delivery uuid references deliveries,
  link uuid,
  language language not null default 'sv',
  trace text,
  state letter_state not null default 'queued',
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  leased_until timestamptz,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  answer text
);
create index letters_due on letters (next_at) where state in ('queued', 'sending', 'unknown');
create unique index letters_one_waiting on letters (report, person) where kind = 'news' and state = 'queued' and attempts = 0;
create index letters_of_draft on letters (draft);

create table letter_news (
  letter uuid not null references letters on delete cascade,
  event bigint not null,
  report bigint not null,
  primary key (letter, event)
);

-- How many confirmation letters an address that nobody has proven may get; the address itself is not kept.
create table letters_to_address (
  address_hash bytea not null,
  sent_at timestamptz not null default now()
);
create index letters_to_address_recent on letters_to_address (address_hash, sent_at);

-- A link is a capability for one act on one thing: revocable, expiring, logged. The token is an HMAC
-- over the id, so nothing here opens anything without the signing key.
create table links (
  id uuid primary key,
  act link_act not null,
  draft uuid references drafts on delete cascade,
  case_id bigint references cases,
  report bigint references reports,
  person bigint references people,
  body text references bodies,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index links_of_draft on links (draft) where draft is not null;
create index links_of_case on links (case_id) where case_id is not null;
create index links_of_report_and_person on links (report, person) where report is not null;

-- Monthly partitions of what grows with time, made ahead by a daily job.
create function make_partitions(months integer) returns void language plpgsql as $$
declare
  parent text;
  month date;
begin
  foreach parent in array array['events', 'attempts'] loop
    for ahead in 0..months loop
      month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead))::date;
      execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
        parent || to_char(month, '_YYYY_MM'), parent,
        month::timestamp at time zone 'UTC', (month + interval '1 month')::timestamp at time zone 'UTC');
    end loop;
  end loop;
end $$;
select make_partitions(3);
