-- What bodies tell those who report, what they ask them, and whom to ring at which hour.

create type notice_kind as enum ('notice', 'works');
create type notice_tone as enum ('info', 'warning');

create table service_notices (
  id bigint generated always as identity primary key,
  body text not null references bodies,
  -- The file's own id: importing it again changes the same notice.
  code text not null,
  kind notice_kind not null,
  tone notice_tone not null,
  sv text not null,
  -- Null: said in Swedish to everybody.
  en text,
  link text check (link ~ '^https?://'),
  -- Empty: every category.
  categories text[] not null,
  -- As exceptions have them; null: always.
  hours jsonb,
  begins_at timestamptz,
  ends_at timestamptz,
  -- When works are thought to be done; it need not be when the notice ends.
  expected_end date,
  -- A GeoJSON geometry in WGS 84; null: wherever the body is the one it concerns.
  geometry jsonb,
  metres double precision not null default 0 check (metres >= 0),
  imported_at timestamptz not null default now(),
  retired_at timestamptz,
  unique (body, code)
);

create type question_kind as enum ('text', 'number', 'one', 'many', 'date', 'notice');

create table questions (
  id bigint generated always as identity primary key,
  body text not null references bodies,
  -- What answers are kept by: it stays when the words change.
  code text not null,
  position integer not null,
  categories text[] not null,
  kind question_kind not null,
  -- {"sv": …, "en": …, "required": …, "private": …, "options": […]}: what bodies/questions/question.ts reads.
  asked jsonb not null,
  imported_at timestamptz not null default now(),
  -- No longer asked; kept for the reports that have an answer to it.
  retired_at timestamptz,
  unique (body, code)
);

create table duty_numbers (
  id bigint generated always as identity primary key,
  body text not null references bodies,
  position integer not null,
  telephone text not null,
  sv text not null,
  en text,
  categories text[] not null,
  hours jsonb,
  imported_at timestamptz not null default now(),
  unique (body, position)
);

create trigger service_notices_changed after insert or update or delete on service_notices
  for each row execute function tell_of_changed_receivers('guidance_changed');
create trigger questions_changed after insert or update or delete on questions
  for each row execute function tell_of_changed_receivers('guidance_changed');
create trigger duty_numbers_changed after insert or update or delete on duty_numbers
  for each row execute function tell_of_changed_receivers('guidance_changed');
