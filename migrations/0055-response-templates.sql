-- Answers that a body has written beforehand, for the page of a case.

create table response_templates (
  id bigint generated always as identity primary key,
  body text not null references bodies,
  position integer not null,
  -- The act it goes with, as reports/states.ts calls it; null: an answer that moves nothing.
  act text,
  -- Null: every category.
  category text,
  title text not null,
  -- With placeholders in braces: bodies/templates/placeholders.ts.
  words text not null,
  imported_at timestamptz not null default now(),
  unique (body, position)
);
