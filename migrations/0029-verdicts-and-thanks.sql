-- "Stämmer det?": who is asked whether a fix holds, and what they say. And thanks for what has been fixed.

alter type link_act add value 'verdict';
alter type delivery_kind add value 'thanks';

create type verdict_kind as enum ('fixed', 'still', 'unsure');

-- One for each fix and each person who is told of it, made with the link they answer by; what they said last counts.
create table verdicts (
  fix bigint not null,
  person bigint not null references people,
  report bigint not null references reports,
  municipality text not null,
  link uuid not null unique references links on delete cascade,
  says verdict_kind,
  said_at timestamptz,
  primary key (fix, person),
  check ((says is null) = (said_at is null))
);
create index verdicts_of_report on verdicts (report);
create index verdicts_of_person on verdicts (person);

-- Of somebody who is known, once for a report. Of others, once for a browser and a few for a network, by keyed hashes
-- that are forgotten after a day: no address is kept.
create table thanks (
  id bigint generated always as identity primary key,
  report bigint not null references reports,
  municipality text not null,
  person bigint references people,
  browser bytea,
  network bytea,
  given_at timestamptz not null default now()
);
create index thanks_of_report on thanks (report);
create unique index thanks_of_person on thanks (person, report) where person is not null;
create unique index thanks_of_browser on thanks (report, browser) where browser is not null;
create index thanks_to_forget on thanks (given_at) where network is not null;
