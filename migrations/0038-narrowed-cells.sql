-- Maps of what is wanted only: by category, with a photo, of the last days. As report_cells, but each square is
-- counted for each kind of narrowing apart. A change carries the report's number, so that the job alone decides whether
-- it counts among the last days: a window's edge and what lies within it move in one statement, and nothing else
-- need know where it is.

-- Whether everybody can see a photo of it; lists and maps ask this of many reports at once.
alter table reports add column has_photo boolean not null default false;

create function note_seen_photo() returns trigger language plpgsql as $$
declare
  shown record;
begin
  for shown in
    select distinct number from (values
      (case when tg_op <> 'INSERT' then old.report end), (case when tg_op <> 'DELETE' then new.report end)) as of_photo (number)
    where number is not null order by number
  loop
    -- Two photos of one report that change at once: the second looks when the first is done.
    perform from reports where number = shown.number for no key update;
    update reports set has_photo = not has_photo
    where number = shown.number and has_photo <> exists (
      select from photos where report = shown.number and state = 'ready' and hidden_at is null and entry is null);
  end loop;
  return null;
end $$;
create trigger photos_seen_first after insert or delete on photos
  for each row execute function note_seen_photo();
create trigger photos_seen after update of report, entry, state, hidden_at on photos
  for each row when ((old.report, old.entry, old.state, old.hidden_at) is distinct from (new.report, new.entry, new.state, new.hidden_at))
  execute function note_seen_photo();

update reports set has_photo = true where number in (
  select report from photos where state = 'ready' and hidden_at is null and entry is null);

create index reports_with_photo on reports (municipality, number desc) where visibility = 'public' and has_photo;
create index reports_with_photo_newest on reports (number desc) where visibility = 'public' and has_photo;

-- `kind` is a category's code, 'photo', or a number of days. Where one report of a group lies in a square, the sum of
-- that group's numbers is its own: it can be shown by itself without being looked for.
create table narrowed_cells (
  kind text not null,
  level smallint not null,
  x integer not null,
  y integer not null,
  opened bigint not null default 0,
  fixed bigint not null default 0,
  closed bigint not null default 0,
  lon_sum bigint not null default 0,
  lat_sum bigint not null default 0,
  opened_numbers bigint not null default 0,
  fixed_numbers bigint not null default 0,
  closed_numbers bigint not null default 0,
  primary key (kind, level, y, x)
);

create table narrowed_cell_changes (
  id bigint generated always as identity primary key,
  number bigint not null,
  category text not null,
  has_photo boolean not null,
  x integer not null,
  y integer not null,
  opened integer not null,
  fixed integer not null,
  closed integer not null,
  lon_sum bigint not null,
  lat_sum bigint not null
);

-- What was given a number above `after` counts among the last `days`; the job moves it on.
create table cell_windows (
  days integer primary key,
  after bigint not null default 0
);
insert into cell_windows (days) values (7), (30), (365);

create function note_narrowed_change(of_report reports, was text, becomes text) returns void language sql as $$
  insert into narrowed_cell_changes (number, category, has_photo, x, y, opened, fixed, closed, lon_sum, lat_sum)
  select of_report.number, of_report.category, of_report.has_photo, cell_x(of_report.lon), cell_y(of_report.lat),
    coalesce((becomes = 'open')::int, 0) - coalesce((was = 'open')::int, 0),
    coalesce((becomes = 'fixed')::int, 0) - coalesce((was = 'fixed')::int, 0),
    coalesce((becomes = 'closed')::int, 0) - coalesce((was = 'closed')::int, 0),
    sign * round(of_report.lon * 1000000)::bigint, sign * round(of_report.lat * 1000000)::bigint
  from (select (becomes is not null)::int - (was is not null)::int as sign) as counted
  where was is distinct from becomes
$$;

create or replace function note_moved_case() returns trigger language plpgsql as $$
declare
  was text;
  becomes text;
  lies reports;
begin
  if tg_op <> 'INSERT' and old.is_present then was := state_group(old.state); end if;
  if tg_op <> 'DELETE' and new.is_present then becomes := state_group(new.state); end if;
  if was is not distinct from becomes then return null; end if;
  select * into lies from reports
    where number = (case when tg_op = 'DELETE' then old.report else new.report end) and visibility = 'public';
  if found then
    perform note_cell_change(lies.lat, lies.lon, was, becomes);
    perform note_narrowed_change(lies, was, becomes);
  end if;
  return null;
end $$;

create function note_narrowed_report() returns trigger language plpgsql as $$
declare
  stands text;
begin
  select state_group(state) into stands from cases where report = new.number and is_present;
  perform note_narrowed_change(old, case when old.visibility = 'public' then stands end, null);
  perform note_narrowed_change(new, null, case when new.visibility = 'public' then stands end);
  return null;
end $$;
create trigger reports_counted_narrowly after update of visibility, lat, lon, category, has_photo on reports
  for each row when ((old.visibility, old.lat, old.lon, old.category, old.has_photo)
    is distinct from (new.visibility, new.lat, new.lon, new.category, new.has_photo))
  execute function note_narrowed_report();

-- What every public report adds to its squares, while nothing has been added up.
create function note_all_reports() returns void language sql as $$
  update cell_windows set after = coalesce((
    select number from reports
    where visibility = 'public' and confirmed_at <= now() - make_interval(days => days)
    order by confirmed_at desc, number desc limit 1), 0);
  insert into narrowed_cell_changes (number, category, has_photo, x, y, opened, fixed, closed, lon_sum, lat_sum)
  select number, category, has_photo, cell_x(lon), cell_y(lat),
    (state_group(state) = 'open')::int, (state_group(state) = 'fixed')::int, (state_group(state) = 'closed')::int,
    round(lon * 1000000)::bigint, round(lat * 1000000)::bigint
  from reports join cases on cases.report = reports.number and cases.is_present
  where reports.visibility = 'public' and state_group(state) is not null
$$;
select note_all_reports();
