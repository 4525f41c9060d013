-- How many reports lie where, for maps of any size: counted in squares of the Mercator grid, so that no view
-- of the country has to read the country's reports. Each change of a public report is one row that waits for
-- nobody; a job adds them up. A reader takes both together, and is always right.

create table report_cells (
  level smallint not null,
  x integer not null,
  y integer not null,
  opened bigint not null default 0,
  fixed bigint not null default 0,
  closed bigint not null default 0,
  -- Millionths of degrees of all that lie there: where in its square a heap of them is shown.
  lon_sum bigint not null default 0,
  lat_sum bigint not null default 0,
  primary key (level, y, x)
);

create table report_cell_changes (
  id bigint generated always as identity primary key,
  x integer not null,
  y integer not null,
  opened integer not null,
  fixed integer not null,
  closed integer not null,
  lon_sum bigint not null,
  lat_sum bigint not null
);

create function cell_x(lon double precision) returns integer language sql immutable parallel safe as $$
  select floor((lon + 180) / 360 * 262144)::integer
$$;

create function cell_y(lat double precision) returns integer language sql immutable parallel safe as $$
  select floor((1 - ln(tan(radians(lat)) + 1 / cos(radians(lat))) / pi()) / 2 * 262144)::integer
$$;

create function state_group(state case_state) returns text language sql immutable parallel safe as $$
  select case
    when state in ('new', 'received', 'investigating', 'needs_information', 'planned', 'in_progress') then 'open'
    when state = 'fixed' then 'fixed'
    when state in ('no_action', 'duplicate', 'withdrawn') then 'closed'
  end
$$;

create function note_cell_change(lat double precision, lon double precision, was text, becomes text)
returns void language sql as $$
  insert into report_cell_changes (x, y, opened, fixed, closed, lon_sum, lat_sum)
  select cell_x(lon), cell_y(lat),
    coalesce((becomes = 'open')::int, 0) - coalesce((was = 'open')::int, 0),
    coalesce((becomes = 'fixed')::int, 0) - coalesce((was = 'fixed')::int, 0),
    coalesce((becomes = 'closed')::int, 0) - coalesce((was = 'closed')::int, 0),
    sign * round(lon * 1000000)::bigint, sign * round(lat * 1000000)::bigint
  from (select (becomes is not null)::int - (was is not null)::int as sign) as counted
  where was is distinct from becomes
$$;

create function note_moved_case() returns trigger language plpgsql as $$
declare
  was text;
  becomes text;
  lies record;
begin
  if tg_op <> 'INSERT' and old.is_present then was := state_group(old.state); end if;
  if tg_op <> 'DELETE' and new.is_present then becomes := state_group(new.state); end if;
  if was is not distinct from becomes then return null; end if;
  select lat, lon into lies from reports
    where number = (case when tg_op = 'DELETE' then old.report else new.report end) and visibility = 'public';
  if found then perform note_cell_change(lies.lat, lies.lon, was, becomes); end if;
  return null;
end $$;
create trigger cases_counted after insert or update of state, is_present or delete on cases
  for each row execute function note_moved_case();

create function note_shown_report() returns trigger language plpgsql as $$
declare
  stands text;
begin
  select state_group(state) into stands from cases where report = new.number and is_present;
  perform note_cell_change(old.lat, old.lon, case when old.visibility = 'public' then stands end, null);
  perform note_cell_change(new.lat, new.lon, null, case when new.visibility = 'public' then stands end);
  return null;
end $$;
create trigger reports_counted after update of visibility, lat, lon on reports
  for each row when ((old.visibility, old.lat, old.lon) is distinct from (new.visibility, new.lat, new.lon))
  execute function note_shown_report();

insert into report_cell_changes (x, y, opened, fixed, closed, lon_sum, lat_sum)
select cell_x(lon), cell_y(lat),
  count(*) filter (where state_group(state) = 'open'),
  count(*) filter (where state_group(state) = 'fixed'),
  count(*) filter (where state_group(state) = 'closed'),
  sum(round(lon * 1000000)::bigint), sum(round(lat * 1000000)::bigint)
from reports join cases on cases.report = reports.number and cases.is_present
where reports.visibility = 'public' and state_group(state) is not null
group by 1, 2;
