-- Places and bodies that people watch, and what has happened there that they have not been told of yet.

alter type link_act add value 'watch';
alter type link_act add value 'watches';
alter type link_act add value 'unwatch';
alter type letter_kind add value 'watch';
alter type letter_kind add value 'watches';
alter type letter_kind add value 'place_news';

create type watch_subject as enum ('circle', 'municipality', 'body');
create type watch_pace as enum ('at_once', 'daily', 'weekly');

-- Along the surface of a sphere, as `geo/browser/point.ts` reckons.
create function metres_between(lat double precision, lon double precision, other_lat double precision, other_lon double precision)
returns double precision language sql immutable parallel safe as $$
  select 2 * 6371008.8 * asin(sqrt(least(1, sin(radians(other_lat - lat) / 2) ^ 2
    + cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ^ 2)))
$$;

-- The smallest box, and a hair more, that a circle lies in: what an index can look for.
create function box_around(lat double precision, lon double precision, metres double precision)
returns box language sql immutable parallel safe as $$
  select box(
    point(lon - metres / 111000 / greatest(0.1, cos(radians(lat))), lat - metres / 111000),
    point(lon + metres / 111000 / greatest(0.1, cos(radians(lat))), lat + metres / 111000))
$$;

-- Stored before its address is proven, with the address; from then on it is a person's.
create table watches (
  id uuid primary key,
  email text,
  person bigint references people,
  language language not null,
  subject watch_subject not null,
  body text references bodies,
  lat double precision,
  lon double precision,
  metres integer,
  around box generated always as (box_around(lat, lon, metres)) stored,
  place_words text not null default '',
  -- Codes of groups of categories; none means all.
  groups text[] not null default '{}',
  pace watch_pace not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '30 days',
  confirmed_at timestamptz,
  stopped_at timestamptz,
  -- Since when something waits to be told, and when something last was.
  news_since timestamptz,
  told_at timestamptz,
  check ((subject = 'circle') = (body is null)),
  check ((subject = 'circle') = (lat is not null and lon is not null and metres is not null)),
  check ((person is null) = (confirmed_at is null)),
  check (person is null or email is null)
);
create index watches_around on watches using gist (around) where confirmed_at is not null and stopped_at is null;
create index watches_of_body on watches (body) where confirmed_at is not null and stopped_at is null;
create index watches_of_person on watches (person) where person is not null;
create index watches_with_news on watches (pace, news_since) where news_since is not null;
create index watches_expiring on watches (expires_at) where confirmed_at is null;

-- What a watch has found. Without a letter it waits to be told; the same thing is told to a person once.
create table watch_news (
  watch uuid not null references watches on delete cascade,
  -- A report is new by its confirmation, whatever led the watch to it.
  event bigint not null,
  person bigint not null references people,
  report bigint not null references reports,
  municipality text not null,
  is_fix boolean not null,
  letter uuid references letters on delete cascade,
  found_at timestamptz not null default now(),
  primary key (watch, event)
);
create index watch_news_of_person on watch_news (person, event);
create index watch_news_of_letter on watch_news (letter) where letter is not null;
create index watch_news_by_age on watch_news (found_at);

-- How far events have been read: all that this snapshot saw. One that commits late is still new to it.
create table watch_cursor (
  only_row boolean primary key default true check (only_row),
  seen pg_snapshot not null,
  last_event bigint not null
);
insert into watch_cursor (seen, last_event)
select pg_current_snapshot(), coalesce(max(id), 0) from events;

alter table links add column watch uuid references watches on delete cascade;
create index links_of_watch on links (watch) where watch is not null;
create index links_of_person on links (person, act) where report is null and person is not null;
alter table letters add column watch uuid references watches on delete cascade;
create index letters_of_watch on letters (watch) where watch is not null;
