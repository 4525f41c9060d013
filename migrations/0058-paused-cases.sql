-- How long a case has waited for its reporter's answers, of the times that are over: none of the holder's own time.
alter table cases add column paused_seconds integer not null default 0;
