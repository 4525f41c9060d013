-- What other programs send us: reports, and what their case systems say of them.

alter type door add value 'open311';

-- What is known of whoever reported besides, for the holder alone: nobody has proven that it is theirs.
alter table drafts add column telephone text;
alter table report_texts add column reporter_telephone text;
alter table report_texts add column reporter_email text;

-- A report that a program has sent, before and after it is confirmed. The same reference from the same program is the
-- same report, however often and under whichever of its keys it is sent.
create table submissions (
  token uuid primary key default gen_random_uuid(),
  caller bigint not null references callers,
  reference text,
  draft uuid not null unique references drafts on delete cascade deferrable initially deferred,
  created_at timestamptz not null default now()
);
-- Erasing a person looks for it.
create index report_texts_by_reporter_email on report_texts (reporter_email) where reporter_email is not null;

create unique index submissions_by_reference on submissions (caller, reference) where reference is not null;

-- Pictures that a program sent the addresses of, fetched once there is a report; and what of its pictures failed.
create type media_state as enum ('waiting', 'kept', 'failed');
create table media (
  id uuid primary key default gen_random_uuid(),
  draft uuid not null references drafts on delete cascade,
  -- Null where the picture came with the report and could not be kept.
  url text,
  state media_state not null default 'waiting',
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  leased_until timestamptz,
  created_at timestamptz not null default now()
);
create index media_of_draft on media (draft);
create index media_waiting on media (next_at) where state = 'waiting';

-- What a holder's case system has told of a report, each once: what it is called is its caller's own name for it.
create table told_updates (
  report bigint not null references reports,
  update_id text not null,
  caller bigint not null references callers,
  municipality text not null,
  case_id bigint not null references cases,
  -- When it was so, as the case system says; whether it moved the case.
  said_at timestamptz not null,
  moved boolean not null default false,
  told_at timestamptz not null default now(),
  primary key (report, caller, update_id)
);
