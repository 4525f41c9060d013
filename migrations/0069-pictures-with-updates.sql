-- Pictures come by their addresses with what case systems tell too, not only with reports.

alter table media alter column draft drop not null;
alter table media add column entry bigint references entries;
alter table media add constraint media_of_one check (num_nonnulls(draft, entry) = 1);
create index media_of_entry on media (entry) where entry is not null;
