-- More than "jag ser också detta" waits for its address to be proven; and what people say of how it is now is counted.

create type contribution_kind as enum ('support', 'follow', 'update', 'fixed', 'still');
-- The table keeps the name of what it was made for: the version before this one still reads it.
alter table unconfirmed_supports add column kind contribution_kind not null default 'support';

create type sighting_kind as enum ('fixed', 'still');

-- What a person last said of a report; what they said before is in the events.
create table sightings (
  report bigint not null references reports,
  person bigint not null references people,
  municipality text not null,
  says sighting_kind not null,
  said_at timestamptz not null default now(),
  primary key (report, person)
);
create index sightings_of_person on sightings (person);

-- What was said with a sighting is told to the holder as what it is.
alter table entries add column says sighting_kind;
