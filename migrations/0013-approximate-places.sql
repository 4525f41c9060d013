-- Places that are only known as somewhere in a town: the point is its middle, and the words say where.

alter table drafts add column place_is_approximate boolean not null default false;
alter table reports add column place_is_approximate boolean not null default false;
