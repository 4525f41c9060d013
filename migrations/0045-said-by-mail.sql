-- What people have said of a report by mail: done at once, or waiting for the choice of whoever sent it.

alter type link_act add value 'mail';
alter type letter_kind add value 'mail';

-- Who reads what a body answers by mail, where it doesn't say: its mail begins with the reporter's name.
alter table bodies add column mail_answers audience not null default 'message'
  check (mail_answers in ('message', 'update'));

create table said_by_mail (
  mail uuid primary key references incoming_mails,
  report bigint not null references reports,
  -- Of a body: its case. Of a resident: none.
  case_id bigint references cases,
  body text references bodies,
  person bigint references people,
  -- A resident's who is not known by it, until it is proven.
  address text,
  language language not null,
  -- Without quotes and signature; empty when it has been forgotten.
  words text not null,
  -- The key its photos were kept under.
  form uuid,
  -- What was done, or for as long as nothing was, what it may mean.
  act text,
  day date,
  candidates text[] not null default '{}',
  -- Why it waits; null when it was done.
  why text,
  entry bigint references entries,
  said_at timestamptz not null default now(),
  -- When it was done, and the transaction whose events are what it did.
  done_at timestamptz,
  done_in xid8,
  undone_at timestamptz,
  check ((case_id is null) = (body is null)),
  check ((act is null) = (why is not null)),
  check ((act is null) = (done_at is null) and (done_at is null) = (done_in is null))
);
create index said_by_mail_of_person on said_by_mail (person) where person is not null;

alter table links add column mail uuid references said_by_mail on delete cascade;
alter table letters add column mail uuid references said_by_mail on delete cascade;
