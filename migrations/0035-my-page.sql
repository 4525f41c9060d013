-- "Min sida": who proves their address by a link has a session, and can change their address, take their things along, and leave.

alter type link_act add value 'sign_in';
alter type link_act add value 'new_address';
alter type letter_kind add value 'sign_in';
alter type letter_kind add value 'new_address';
alter type letter_kind add value 'address_changed';
alter type letter_kind add value 'erased';
alter type delivery_kind add value 'erasure';

-- Who has left is a row that says nothing of anybody: what they have supported and seen stays counted.
alter table people alter column email drop not null;
alter table people add column erased_at timestamptz;
alter table people add constraint people_erased_are_nobody check ((email is null) = (erased_at is not null));
-- The language is chosen on their own page: a form in the other one changes nothing of it.
alter table people add column language_chosen boolean not null default false;

-- What a browser's cookie is known by is a hash: nothing here lets anybody in.
create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  person bigint not null references people,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sessions_of_person on sessions (person);
create index sessions_expiring on sessions (expires_at);

-- What a person's address is to become, once the link to it is used.
create table new_addresses (
  link uuid primary key references links on delete cascade,
  address text not null check (address = lower(address))
);

-- Where a letter goes that no row of a person or a form leads to; emptied when it has left.
alter table letters add column address text;

create index reports_of_reporter on reports (reporter, number desc) where reporter is not null;
create index entries_of_person on entries (person, id) where person is not null;
create index links_by_person on links (person) where person is not null;
create index letters_of_person on letters (person) where person is not null;
create index links_for_a_while on links (expires_at) where expires_at is not null;
create index unconfirmed_supports_of_address on unconfirmed_supports (email) where email is not null;
