-- Where a body does otherwise than its road or land would say: it takes over, sends a contractor, or names a unit.

create type exception_kind as enum ('takes_over', 'contractor', 'unit');

create table exceptions (
  id bigint generated always as identity primary key,
  body text not null references bodies,
  -- The file's own id: importing it again changes the same exception, which cases may point to.
  code text not null,
  kind exception_kind not null,
  name text not null,
  -- Empty: every category.
  categories text[] not null,
  -- [{"weekdays": [1, 2], "from": minutes, "to": minutes}] in Swedish time; null: always.
  hours jsonb,
  -- The lowest goes first.
  rank integer not null,
  -- A GeoJSON geometry in WGS 84; a line reaches `metres` to each side.
  geometry jsonb not null,
  metres double precision not null default 0 check (metres >= 0),
  address text check (address like '%_@_%'),
  imported_at timestamptz not null default now(),
  -- No longer in the body's file; kept for the cases that went by it.
  retired_at timestamptz,
  unique (body, code),
  check (kind <> 'contractor' or address is not null)
);
create index exceptions_in_force on exceptions (body, rank) where retired_at is null;
