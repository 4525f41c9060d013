-- Forms that have been acted on, by the key each was shown with and what was written: pressed twice, done
-- once. A hash, so that nothing anybody wrote is kept here.

create table posted_forms (
  fingerprint bytea primary key,
  posted_at timestamptz not null default now()
);
create index posted_forms_by_age on posted_forms (posted_at);
