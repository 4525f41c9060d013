-- A link to a case that was given to a contractor is of nobody when the contract ends: its holder gets another with what
-- it is told next. Whoever changes the row, by a file or by hand.

create function end_links_of_contract() returns trigger language plpgsql as $$
begin
  update links set revoked_at = now()
    from cases
   where cases.exception = new.id and links.case_id = cases.id and links.act = 'case' and links.revoked_at is null;
  return null;
end $$;
create trigger exceptions_end_links after update of retired_at, kind on exceptions
  for each row when (old.kind = 'contractor' and old.retired_at is null
    and (new.kind <> 'contractor' or new.retired_at is not null))
  execute function end_links_of_contract();

create index cases_of_exception on cases (exception) where exception is not null;

-- What was given before, of contracts that have ended since.
update links set revoked_at = now()
  from cases join exceptions on exceptions.id = cases.exception
 where links.case_id = cases.id and links.act = 'case' and links.revoked_at is null
   and exceptions.kind = 'contractor' and exceptions.retired_at > links.created_at;
