-- How often who follows a report hears of it. Who hears daily or weekly gets one letter for all of it: a letter of
-- news about no one report, that waits until its morning. One waits for a person and a morning.

alter table followers add column pace watch_pace not null default 'at_once';

create unique index letters_one_gathering on letters (person, next_at)
  where kind = 'news' and report is null and state = 'queued' and attempts = 0;
