-- Pictures that are sent to the sandbox are kept with what they came with, and erased with it.

alter table photos add column sandbox_report bigint references sandbox_reports on delete cascade;
create index photos_of_sandbox_report on photos (sandbox_report) where sandbox_report is not null;

-- Whoever asks for what has changed is told when there is a picture to see.
create function note_change_in_sandbox() returns trigger language plpgsql as $$
begin
  update sandbox_reports
     set changed_at = greatest(changed_at + interval '1 microsecond', clock_timestamp())
   where number = new.sandbox_report;
  return null;
end $$;
create trigger photos_change_sandbox after update of state on photos
  for each row when (new.sandbox_report is not null and old.state is distinct from new.state)
  execute function note_change_in_sandbox();
