-- Passkeys: a second way in to "Min sida", by what a person's own device keeps.

alter type letter_kind add value 'passkey_added';
alter type letter_kind add value 'passkey_removed';

-- The public half: nothing here lets anybody in.
create table passkeys (
  id uuid primary key,
  person bigint not null references people,
  -- What the device calls the key, and what it calls the person: chance, never an address.
  credential bytea not null unique,
  handle bytea not null,
  public_key bytea not null,
  counter bigint not null,
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_of_person on passkeys (person, created_at);

-- What a browser is asked to have signed: once, within minutes. It is found by a hash of the browser's cookie.
create table passkey_challenges (
  browser bytea primary key,
  challenge bytea not null,
  -- Who is about to add a key, and under which handle; nobody yet, where it is to sign in.
  person bigint references people,
  handle bytea,
  expires_at timestamptz not null,
  constraint passkey_challenges_to_add check ((person is null) = (handle is null))
);
create index passkey_challenges_of_person on passkey_challenges (person) where person is not null;
create index passkey_challenges_expiring on passkey_challenges (expires_at);
