-- When what everybody may read of a report last changed, for programs that ask what is new: never set back, and told
-- nothing by notes, deliveries and what else is not for everybody. In an index of its own, as they ask.

alter table reports add column changed_at timestamptz;

create function is_told_to_programs(act text) returns boolean language sql immutable parallel safe as $$
  select act in ('receive', 'investigate', 'ask', 'supply', 'lapse', 'plan', 'start', 'fix', 'decline', 'hand_over',
    'return', 'mark_duplicate', 'unmark_duplicate', 'withdraw', 'reopen', 'undo', 'answer', 'support', 'update',
    'say_fixed', 'say_still')
$$;

-- Two changes are never of the same moment: what was written from one is told from what was written from the other.
create function later_than(changed timestamptz) returns timestamptz language sql as $$
  select greatest(changed + interval '1 microsecond', clock_timestamp())
$$;

create function note_change_of(changed bigint) returns void language sql as $$
  update reports set changed_at = later_than(changed_at) where number = changed
$$;

create function note_told_to_programs() returns trigger language plpgsql as $$
begin
  -- That somebody sees it too, or how it is, is told where they have words for everybody.
  if new.act not in ('answer', 'support', 'update', 'say_fixed', 'say_still') or exists (
    select from entries where id = new.entry and audience = 'update')
  then perform note_change_of(new.report); end if;
  return null;
end $$;
create trigger events_change_reports after insert on events
  for each row when (new.report is not null and is_told_to_programs(new.act))
  execute function note_told_to_programs();

-- What is redacted, hidden and shown, whoever does it.
create function note_changed_report_itself() returns trigger language plpgsql as $$
begin
  new.changed_at := later_than(old.changed_at);
  return new;
end $$;
create trigger reports_change before update of visibility, place_words, category on reports
  for each row when ((old.visibility, old.place_words, old.category)
    is distinct from (new.visibility, new.place_words, new.category))
  execute function note_changed_report_itself();

create function note_change_around() returns trigger language plpgsql as $$
begin
  perform note_change_of(old.report);
  return null;
end $$;
create trigger report_texts_change_reports after update of title, description on report_texts
  for each row when (old.version = 'published' and (old.title, old.description) is distinct from (new.title, new.description))
  execute function note_change_around();
create trigger entries_change_reports after update of hidden_at, audience on entries
  for each row when ('update' in (old.audience, new.audience)
    and (old.hidden_at, old.audience) is distinct from (new.hidden_at, new.audience))
  execute function note_change_around();
create trigger photos_change_reports after update of state, hidden_at on photos
  for each row when (old.report is not null and (old.state, old.hidden_at) is distinct from (new.state, new.hidden_at))
  execute function note_change_around();
create trigger photos_gone_change_reports after delete on photos
  for each row when (old.report is not null and old.state = 'ready') execute function note_change_around();

create function note_change_of_words() returns trigger language plpgsql as $$
begin
  perform note_change_of(report) from entries where id = new.entry and audience = 'update';
  return null;
end $$;
create trigger entry_texts_change_reports after update of words on entry_texts
  for each row when (old.version = 'published' and old.words <> new.words) execute function note_change_of_words();

update reports set changed_at = greatest(confirmed_at, told.at)
  from (select number, max(recorded_at) as at from reports
          left join events on events.report = number and is_told_to_programs(act)
         group by number) as told
  where told.number = reports.number;

alter table reports alter column changed_at set default clock_timestamp();
alter table reports alter column changed_at set not null;
create index reports_changed on reports (changed_at) where visibility = 'public';

-- What programs that poll for updates are told, in the order it was written.
create index events_told_to_programs on events (recorded_at, id) where is_told_to_programs(act);
