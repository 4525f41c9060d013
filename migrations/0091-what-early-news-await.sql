-- What was told of cases before we had heard their names waits for those names, and for nothing else.
alter table pushes add column awaits text[] not null default '{}';
create index pushes_awaiting on pushes (connection) where state = 'waiting' and awaits <> '{}';
