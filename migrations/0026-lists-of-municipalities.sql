-- A municipality's reports in a list, newest first: a number is given when a report is confirmed, so its order is time's.
create index cases_of_group on cases (municipality, state_group(state), report desc) where is_present;
create index reports_in_order on reports (municipality, number desc) where visibility = 'public';

-- What a municipality's last twelve months come to, counted anew each night.
create table municipality_figures (
  municipality text primary key references bodies,
  reported integer not null,
  -- Somebody at the holder has done something that the public can see.
  answered integer not null,
  fixed integer not null,
  -- Open, and nobody has answered.
  waiting integer not null,
  -- Half of those that were answered had their first answer within so many hours.
  median_hours double precision,
  counted_at timestamptz not null default now()
);
