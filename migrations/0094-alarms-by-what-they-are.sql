-- What the day's letters about a connection have told of: what is new beside it does not wait for the next day.
alter table connections add column alarmed_of text[] not null default '{}';
