-- Cases that their holder has for itself alone, found among all others of the country by who holds them. Whether one is,
-- is said by its report; triggers keep the copy that the index needs.

alter table cases add column is_own boolean not null default false;

update cases set is_own = true from reports where number = report and visibility = 'internal';

create function note_own_case() returns trigger language plpgsql as $$
begin
  new.is_own := exists (select from reports where number = new.report and visibility = 'internal');
  return new;
end $$;
create trigger cases_are_own before insert on cases
  for each row execute function note_own_case();

create function note_own_cases_of_report() returns trigger language plpgsql as $$
begin
  update cases set is_own = new.visibility = 'internal' where report = new.number;
  return null;
end $$;
create trigger reports_own_cases after update of visibility on reports
  for each row when ((old.visibility = 'internal') <> (new.visibility = 'internal'))
  execute function note_own_cases_of_report();

create index cases_own on cases (holder, report desc) where is_present and is_own;
