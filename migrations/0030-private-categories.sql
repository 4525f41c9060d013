-- What a body wants to be told alone: reports to it of these categories are private from the first.

create table private_categories (
  body text not null references bodies,
  category text not null references categories,
  since timestamptz not null default now(),
  primary key (body, category)
);
