-- Who follows several reports, and hears of them at once, gets one letter of all that happens within ten minutes: a
-- letter of news about no one report, that waits for them and not for a morning. The version before knows no difference,
-- and counts by each report alone.
alter table letters add column gathers_soon boolean not null default false;
create unique index letters_one_gathering_soon on letters (person)
  where kind = 'news' and report is null and gathers_soon and state = 'queued' and attempts = 0;
create index letters_waiting_for_person on letters (person) where kind = 'news' and state = 'queued' and attempts = 0;

-- When the last letter that tells a follower of the report leaves. `last_letter_at` is the same as long as the report's
-- own news decide when; what has waited for another report's letter does not make a question about it wait.
alter table followers add column told_at timestamptz;
