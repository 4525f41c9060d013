-- What a body's program posts to our Open311 by a key is kept as what is said through a connection is: of one or the other.
alter table exchanges
  alter column connection drop not null,
  -- By no key to callers: months of exchanges are dropped whole, which would wait for all that asks who calls.
  add column caller bigint,
  -- Which reports it was about, where no delivery of ours says that.
  add column reports bigint[],
  -- What is there is right, and much to read through.
  add constraint exchanges_of_one check (num_nonnulls(connection, caller) = 1) not valid;
create index exchanges_of_caller on exchanges (caller, started_at desc) where caller is not null;
create index exchanges_of_reports on exchanges using gin (reports) where reports is not null;

alter table openings
  alter column connection drop not null,
  add column caller bigint references callers,
  add constraint openings_of_one check (num_nonnulls(connection, caller) = 1);
create index openings_of_caller on openings (caller, exchange) where caller is not null;

-- What we answered a push, and which reports it told of. What asks for a replay is no news: it is answered, and over.
alter type push_state add value 'answered';
alter table pushes
  add column status integer,
  add column answered text,
  add column reports bigint[];
create index pushes_of_reports on pushes using gin (reports) where reports is not null;
