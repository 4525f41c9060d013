-- Mail that comes in: stored as it came before it is acknowledged, then acted on. One row a message, for ever.

create type mail_outcome as enum ('waiting', 'acted', 'inbox', 'dropped', 'failed');
create type mail_way as enum ('smtp', 'imap');

create table incoming_mails (
  id uuid primary key,
  -- The order of arrival.
  position bigint not null generated always as identity,
  -- Over Message-ID, content and recipients: the same again is no second mail.
  identity bytea not null unique,
  -- As its sender gave it, else made from the content.
  message_id text not null,
  content_hash bytea not null,
  -- The first mail under the same Message-ID, where this one says something else or is for others.
  same_id_as uuid references incoming_mails,
  came_by mail_way not null,
  -- The envelope. Empty: a bounce. Null: not known, or forgotten.
  sender text,
  recipients text[] not null,
  remote_address text,
  helo text,
  -- Facts that a trusted server wrote down, where none of it can be asked any more.
  told_by_server text,
  size integer not null,
  -- Null when it has been forgotten.
  raw bytea,
  received_at timestamptz not null default now(),
  repeats integer not null default 0,
  last_repeated_at timestamptz,
  -- What could be proven of who sent it. Null: not asked yet, or can't be.
  spf text,
  spf_domain text,
  dkim_domains text[],
  dmarc text,
  from_domain text,
  aligned_from text,
  outcome mail_outcome not null default 'waiting',
  reason text,
  report bigint references reports,
  case_id bigint references cases,
  entry bigint references entries,
  settled_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  next_at timestamptz not null default now(),
  leased_until timestamptz,
  check ((outcome = 'waiting') = (settled_at is null)),
  check ((outcome = 'waiting') = (reason is null)),
  check (outcome <> 'waiting' or raw is not null)
);
-- What photos and texts are sent as does not get smaller.
alter table incoming_mails alter column raw set storage external;
create index incoming_mails_waiting on incoming_mails (position) where outcome = 'waiting';
create index incoming_mails_waiting_of_sender on incoming_mails (sender, position) where outcome = 'waiting';
create index incoming_mails_unsettled on incoming_mails (position) where outcome in ('waiting', 'failed', 'inbox');
create index incoming_mails_by_message_id on incoming_mails (message_id, position);
create index incoming_mails_to_forget on incoming_mails (settled_at) where raw is not null;
create index incoming_mails_of_report on incoming_mails (report) where report is not null;

-- How far a mailbox has been read. Held by one worker at a time.
create table mailboxes (
  name text primary key,
  uid_validity bigint,
  last_uid bigint not null default 0,
  looked_at timestamptz,
  leased_until timestamptz
);
