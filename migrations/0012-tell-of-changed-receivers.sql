-- Running services hold receivers in memory: whatever changes them, they are told to read them again.

create function tell_of_changed_receivers() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old is not distinct from new then
    return null;
  end if;
  perform pg_notify(tg_argv[0], '');
  return null;
end $$;

create trigger bodies_changed after insert or update or delete on bodies
  for each row execute function tell_of_changed_receivers('bodies_changed');
create trigger recipients_changed after insert or update or delete on recipients
  for each row execute function tell_of_changed_receivers('bodies_changed');
create trigger exceptions_changed after insert or update or delete on exceptions
  for each row execute function tell_of_changed_receivers('exceptions_changed');
