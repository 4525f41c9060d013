-- What a system tells while its connection is under test is read and counted, and nothing of it is taken: it is read on
-- from a place of its own, and what is asked when the connection goes on begins from then.

alter table connections
  add column tested_news integer not null default 0,
  add column tested_cases integer not null default 0,
  add column tested_at timestamptz;
alter table polls add column test_cursor text;

-- What was told in a poll and could not be taken is kept once, as a push that failed, however often it is told.
create index pushes_unfit on pushes (connection, md5(body)) where headers is null and state = 'failed';

-- What was asked in a poll that told nothing new: kept a day for the figures, then no more than the latest.
alter table exchanges add column is_quiet boolean not null default false;
create index exchanges_quiet on exchanges (started_at) where is_quiet;

-- Who has told of a picture with an update: of inner hosts it may be had from theirs alone.
alter table media add column caller bigint references callers;
