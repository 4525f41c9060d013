-- Photos, and reports that are begun by one: a draft may lack all but its key until it is sent.

alter table drafts alter column lat drop not null;
alter table drafts alter column lon drop not null;
alter table drafts alter column municipality drop not null;
alter table drafts alter column placed_by drop not null;
alter table drafts alter column category drop not null;
alter table drafts alter column title set default '';
alter table drafts alter column description set default '';

-- The version before this one knows drafts that are sent only, and says nothing of it.
alter table drafts add column sent_at timestamptz default now();
update drafts set sent_at = created_at;
alter table drafts add constraint drafts_sent_whole check (
  sent_at is null
  or (lat is not null and lon is not null and municipality is not null and placed_by is not null and category is not null));
alter table drafts add constraint drafts_confirmed_were_sent check (report is null or sent_at is not null);

create type photo_state as enum ('stored', 'ready', 'broken');
create type photo_original as enum ('as_taken', 'without_metadata', 'removed');

-- A photo belongs to the form it was sent with, then to what the form became. Its files are called by its address.
create table photos (
  id uuid primary key,
  form uuid not null,
  draft uuid references drafts on delete cascade,
  report bigint references reports,
  entry bigint references entries,
  municipality text,
  address text not null unique check (address ~ '^[0-9a-f]{32}$'),
  type text not null,
  bytes integer not null,
  -- Upright, as the picture is shown.
  width integer not null,
  height integer not null,
  taken_at timestamptz,
  -- Where the camera says it was: a suggestion for the report's place, forgotten when that is confirmed.
  lat double precision,
  lon double precision,
  state photo_state not null default 'stored',
  original photo_original not null default 'as_taken',
  attempts integer not null default 0,
  leased_until timestamptz,
  hidden_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  ready_at timestamptz,
  check ((lat is null) = (lon is null)),
  check (entry is null or report is not null)
);
create index photos_of_form on photos (form, created_at);
create index photos_of_draft on photos (draft) where draft is not null;
create index photos_of_report on photos (report, created_at) where report is not null;
create index photos_to_make on photos (created_at) where state = 'stored';

-- However a row goes, its files follow: their address stays here until they are gone.
create table erased_photos (
  address text primary key,
  erased_at timestamptz not null default now()
);
create function note_erased_photo() returns trigger language plpgsql as $$
begin
  insert into erased_photos (address) values (old.address);
  return null;
end $$;
create trigger photos_erased after delete on photos for each row execute function note_erased_photo();
