-- What a resident answered, and whether it is urgent.

-- [{"body": "1489" | null, "code": "…", "value": …}]: whose question it was (null: the national catalogue's).
alter table drafts add column answers jsonb not null default '[]';
-- Why it is urgent, as codes: words of danger ('gas'), its category, an answer. Empty: it is not.
alter table drafts add column urgent text[] not null default '{}';
-- Beside the other words: all answers with the original, the public ones with the published version.
alter table report_texts add column answers jsonb not null default '[]';
alter table reports add column urgent text[] not null default '{}';
