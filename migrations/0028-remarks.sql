-- What people tell those who run the service: abuse on a report, or a barrier on a page.

alter type link_act add value 'moderate';
alter type letter_kind add value 'remark';
alter type letter_kind add value 'moderation';
alter type letter_kind add value 'overdue';

create type remark_topic as enum ('abuse', 'barrier');
create type moderation_reason as enum ('person', 'hate', 'crime', 'other');
create type remark_end as enum ('acted', 'dismissed', 'answered');

-- Stored before it is acknowledged.
create table remarks (
  id uuid primary key,
  topic remark_topic not null,
  reason moderation_reason,
  words text not null,
  report bigint references reports,
  -- What somebody wrote of where the barrier is; may be empty.
  page text not null default '',
  email text,
  language language not null,
  told_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_as remark_end,
  check ((topic = 'abuse') = (report is not null)),
  check ((topic = 'abuse') = (reason is not null)),
  check (topic = 'abuse' or email is not null),
  check ((settled_at is null) = (settled_as is null))
);
create index remarks_unsettled on remarks (told_at) where settled_at is null;
create index remarks_of_report on remarks (report) where report is not null;

alter table links add column remark uuid references remarks on delete cascade;
create index links_of_remark on links (remark) where remark is not null;
alter table letters add column remark uuid references remarks on delete cascade;
create index letters_of_remark on letters (remark) where remark is not null;
