-- How long eight of ten like it have taken, by who holds them: made anew each night from our own cases.

create table forecasts (
  holder text not null references bodies,
  group_code text not null,
  -- None: for the whole group.
  category text references categories,
  days integer not null check (days >= 0),
  cases integer not null,
  made_at timestamptz not null default now(),
  unique nulls not distinct (holder, group_code, category)
);
