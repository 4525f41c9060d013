-- "Jag ser också detta": who says the same as a report, once their address is proven.

alter type link_act add value 'support';
alter type letter_kind add value 'support';

-- Stored before it is acknowledged; emptied when it has been confirmed, so that its link answers the same.
create table unconfirmed_supports (
  id uuid primary key,
  report bigint not null references reports,
  municipality text not null,
  email text,
  language language not null,
  wants_letters boolean not null,
  words text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 days',
  -- The report that goes on, where the one meant had been merged into it.
  confirmed_for bigint references reports
);
create index unconfirmed_supports_expiring on unconfirmed_supports (expires_at);

-- A person counts once for a report, however often they say it.
create table supporters (
  report bigint not null references reports,
  person bigint not null references people,
  municipality text not null,
  since timestamptz not null default now(),
  primary key (report, person)
);
create index supporters_of_person on supporters (person);

alter table links add column support uuid references unconfirmed_supports on delete cascade;
create index links_of_support on links (support) where support is not null;
alter table letters add column support uuid references unconfirmed_supports on delete cascade;
create index letters_of_support on letters (support) where support is not null;
