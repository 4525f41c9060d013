-- "Jag ser också detta" may bring photos: they wait with it, and go with it if it is never confirmed.

alter table photos add column support uuid references unconfirmed_supports on delete cascade;
create index photos_of_support on photos (support) where support is not null;
-- What was sent on the way to an entry is asked for with it, by those it is told to.
create index photos_of_entry on photos (entry) where entry is not null;
