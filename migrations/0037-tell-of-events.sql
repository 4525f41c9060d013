-- Whoever has a report's page open hears that something has happened, from whichever process wrote it down.

create function tell_of_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('report_events', new.report::text);
  return null;
end $$;

create trigger tell_of_event after insert on events
  for each row when (new.report is not null) execute function tell_of_event();
