-- Roads and who keeps them, as imported: a responsibility is read off the nearest one.

create type road_owner as enum ('state', 'municipal', 'private');
create type road_network as enum ('carriageway', 'cycleway', 'footway');

-- What was read, kept when its roads are replaced: it tells why a place went where it did.
create table road_imports (
  id bigint generated always as identity primary key,
  source text not null,
  -- The municipality whose roads it replaced; null when it replaced all.
  municipality text references bodies,
  roads integer not null,
  imported_at timestamptz not null default now()
);

-- Asked by nobody one by one: a process reads them all into memory. They are kept and replaced by municipality,
-- and distributed by it.
create table roads (
  municipality text not null references bodies,
  id text not null,
  road_import bigint not null references road_imports,
  owner road_owner not null,
  owner_name text,
  network road_network not null,
  number text,
  name text,
  level smallint not null,
  line bytea not null,
  -- Where it lies in the national road database: the link and the share of its length. Changes name roads by it.
  link text,
  from_measure double precision,
  to_measure double precision,
  -- The record that last told its owner, when that came as a change.
  told_by bigint,
  -- Set while nobody is told to keep it: between the end of one record and the beginning of the next.
  unkept_since timestamptz,
  primary key (municipality, id),
  check ((link is null) = (from_measure is null) and (link is null) = (to_measure is null))
);
create index roads_by_link on roads (link) where link is not null;
create index roads_by_teller on roads (told_by) where told_by is not null;

-- How far a source of changes has been read; moved in the transaction of the changes it brought.
create table road_feeds (
  source text primary key,
  last_change text not null,
  read_at timestamptz not null default now()
);
