-- Whether a fix is confirmed is read with every row of a list, and counted from what people have said it would be a
-- query for each. So it stands with the case, and follows what is said, how the case moves, and what is merged.

-- The latest word of each counts, of duplicates too, and only what was said since the fix.
create function fix_is_confirmed(of_report bigint, fixed_at timestamptz) returns boolean language sql stable as $$
  select coalesce(bool_or(says = 'fixed') and not bool_or(says = 'still'), false) from (
    select distinct on (person) says, said_at from (
      select person, says, said_at from sightings where report = of_report
      union all
      select sightings.person, sightings.says, sightings.said_at from cases merged
        join sightings on sightings.report = merged.report
        where merged.main_report = of_report and merged.is_present) as everything
    order by person, said_at desc) as lately
  where said_at > fixed_at
$$;

alter table cases add column is_fix_confirmed boolean not null default false;

create function confirm_fix_of_case() returns trigger language plpgsql as $$
begin
  new.is_fix_confirmed := new.is_present and new.state = 'fixed'
    and fix_is_confirmed(new.report, new.state_since);
  return new;
end $$;
create trigger cases_confirmed before insert or update of state, state_since, is_present on cases
  for each row execute function confirm_fix_of_case();

create function confirm_fix_anew(of_report bigint) returns void language sql as $$
  update cases set is_fix_confirmed = not is_fix_confirmed
  where report = of_report and is_present and state = 'fixed'
    and is_fix_confirmed <> fix_is_confirmed(report, state_since)
$$;

create function confirm_fix_by_sighting() returns trigger language plpgsql as $$
declare
  said_of bigint;
begin
  for said_of in
    select distinct coalesce(cases.main_report, cases.report) from cases
    where cases.is_present and cases.report in (new.report, old.report)
  loop
    perform confirm_fix_anew(said_of);
  end loop;
  return null;
end $$;
create trigger sightings_confirm after insert or update or delete on sightings
  for each row execute function confirm_fix_by_sighting();

create function confirm_fix_by_merge() returns trigger language plpgsql as $$
begin
  perform confirm_fix_anew(old.main_report);
  perform confirm_fix_anew(new.main_report);
  return null;
end $$;
create trigger cases_merged after update of main_report, is_present on cases
  for each row when (old.main_report is distinct from new.main_report
    or (new.main_report is not null and old.is_present <> new.is_present))
  execute function confirm_fix_by_merge();

update cases set is_fix_confirmed = true
where is_present and state = 'fixed' and fix_is_confirmed(report, state_since);
