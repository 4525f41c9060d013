-- Who may do things here by a key: a caller is another's program, of a body or of the whole nation.

create type api_scope as enum ('open311');

create table callers (
  id bigint generated always as identity primary key,
  -- Null: the whole nation.
  body text references bodies,
  name text not null,
  scope api_scope not null,
  -- What it sends becomes a report at once; else whoever it is sent for confirms it by mail.
  is_trusted boolean not null,
  -- How many acts a minute.
  per_minute integer not null check (per_minute > 0),
  created_at timestamptz not null default now()
);
create index callers_of_body on callers (body);

-- A caller has several while one is being exchanged for another. The key itself is nowhere: only what it hashes to.
create table api_keys (
  id bigint generated always as identity primary key,
  caller bigint not null references callers,
  hash bytea not null unique check (length(hash) = 32),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_keys_of_caller on api_keys (caller);
