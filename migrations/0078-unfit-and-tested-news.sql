-- What a system tells while its connection is under test is read and counted, and nothing of it is taken: it is read on
-- from a place of its own, and what is asked when the connection goes on begins from then.

alter table connections
  add column tested_news integer not null default 0,
  add column tested_cases integer not null default 0,
  add column tested_at timestamptz;
alter table polls add column test_cursor text;

-- What was told in a poll and could not be taken is kept once, as a push that failed, however often it is told.
create index pushes_unfit on pushes (connection, md5(body)) where headers is null and state = 'failed';
