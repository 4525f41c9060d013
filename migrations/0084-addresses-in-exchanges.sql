-- Whose addresses stand in what was said between systems, in whatever spelling: as keys, so that who leaves is found
-- without reading all of it. Null: said before they were looked for, or too much to look through; it is read as it stands.

alter table exchanges add column addresses text[];
alter table pushes add column addresses text[];

create index exchanges_of_address on exchanges using gin (addresses);
create index exchanges_unlooked on exchanges (started_at) where addresses is null;
create index pushes_of_address on pushes using gin (addresses);
create index pushes_unlooked on pushes (came_at) where addresses is null;
