-- What this database is, its keys, and who receives reports.

create type running_mode as enum ('demonstration', 'local', 'production');
create type owner_model as enum ('road', 'land', 'asset', 'municipality', 'other');
create type priority as enum ('normal', 'high', 'urgent');
create type body_kind as enum ('municipality', 'agency', 'association');
create type registrator_kind as enum ('kommun', 'region');

create table installation (
  only_row boolean primary key default true check (only_row),
  mode running_mode not null,
  created_at timestamptz not null default now()
);

create table signing_keys (
  version integer generated always as identity primary key,
  secret bytea not null check (length(secret) = 32),
  created_at timestamptz not null default now(),
  retired_at timestamptz
);

-- The national catalogue, copied from data/categories.json at start so that rows can refer to it.
create table categories (
  code text primary key,
  group_code text not null,
  owner_model owner_model not null,
  priority priority not null,
  position integer not null,
  retired_at timestamptz
);

-- A municipality's code is SCB's four digits, as text.
create table bodies (
  code text primary key,
  kind body_kind not null,
  name text not null,
  slug text not null unique,
  county_code text,
  registrator registrator_kind,
  refuses_reports boolean not null default false,
  contractors_may_fix boolean not null default false,
  own_page text check (own_page like 'https://%' or own_page like 'http://%'),
  telephone text,
  changed_at timestamptz not null default now()
);

-- No category: the body's address for everything that has none of its own.
create table recipients (
  id bigint generated always as identity primary key,
  body text not null references bodies,
  category text references categories,
  address text not null check (address like '%_@_%'),
  changed_at timestamptz not null default now(),
  unique nulls not distinct (body, category)
);

-- Municipal polygons as imported; older sets stay, so that it can be told why a place went where it did.
create table area_sets (
  id bigint generated always as identity primary key,
  source text not null,
  imported_at timestamptz not null default now(),
  is_current boolean not null
);
create unique index area_sets_one_current on area_sets (is_current) where is_current;

create table areas (
  area_set bigint not null references area_sets on delete cascade,
  body text not null references bodies,
  name text not null,
  rings bytea not null,
  primary key (area_set, body)
);
