-- What somebody waits for with the page open (a link they asked for, a question to them) goes before news and digests,
-- however many of those wait. The version before knows no difference: all it queues is urgent.
alter table letters add column urgent boolean not null default true;
create index letters_due_by_urgency on letters (urgent, next_at) where state in ('queued', 'sending', 'unknown');
