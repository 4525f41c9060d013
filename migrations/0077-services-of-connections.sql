-- What the systems of bodies take, as their lists were when last trusted: each night they are read again.

alter type trial_kind add value 'services';

create table connection_services (
  connection text not null references connections,
  -- As they call it.
  code text not null,
  name text not null,
  type text,
  has_definition boolean not null,
  -- A print of what it asks, where one of our categories is mapped to it and it could be read.
  definition text,
  first_seen_at timestamptz not null default now(),
  -- When it last had another name, or began to ask otherwise.
  changed_at timestamptz,
  -- Since when it is not there; null: it is.
  gone_at timestamptz,
  primary key (connection, code)
);

alter table connections
  -- When their list was last trusted, and up to when somebody has read what is new in it.
  add column services_at timestamptz,
  add column services_read_at timestamptz,
  -- Why it is not trusted now, or could not be read, and for how many times in a row.
  add column services_problem text,
  add column services_tries integer not null default 0;
