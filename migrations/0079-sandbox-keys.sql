-- Vendors get a key to the sandbox themselves, by a link to their address.

alter type link_act add value 'sandbox';
alter type letter_kind add value 'sandbox';

-- Who it is of, while a key of theirs is in use: a hash of their address that only we can make. What all their keys send is in one sandbox.
alter table callers add column address_hash bytea check (length(address_hash) = 32);
create unique index callers_of_address on callers (address_hash) where address_hash is not null;

-- What the key's own program is called, where its caller has several.
alter table api_keys add column name text;
-- What is sent by it waits to be confirmed, though its caller is trusted.
alter table api_keys add column is_untrusted boolean not null default false;

-- What somebody wants a key for, until their address is proven and a day longer. The address itself is on the letter alone, until that has left.
create table sandbox_wishes (
  link uuid primary key references links on delete cascade,
  address_hash bytea not null check (length(address_hash) = 32),
  name text not null,
  made_at timestamptz
);
create index sandbox_wishes_of_address on sandbox_wishes (address_hash);

-- Addresses that get no key any more.
create table sandbox_blocks (
  address_hash bytea primary key check (length(address_hash) = 32),
  blocked_at timestamptz not null default now()
);
