-- Where a body's system and we say different things of a case, as each night's comparison finds it.

create type disagreement_kind as enum ('state', 'not_there', 'not_here');
create type disagreement_end as enum ('agreed', 'theirs', 'ours', 'left');

create table disagreements (
  id bigint generated always as identity primary key,
  connection text not null references connections,
  kind disagreement_kind not null,
  external_id text not null,
  case_id bigint references cases,
  report bigint,
  -- How it stands here, and there: in our word and in theirs.
  our_state case_state,
  their_act text,
  their_state text,
  their_updated_at timestamptz,
  found_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_as disagreement_end
);
create unique index disagreements_open on disagreements (connection, kind, external_id) where ended_at is null;
create index disagreements_of on disagreements (connection, found_at desc);

-- When both sides were last compared, whole.
alter table connections add column compared_at timestamptz;
alter table connections add column compare_problem text;
