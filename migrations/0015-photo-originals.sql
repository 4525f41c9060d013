-- What a body lets be kept of a photo as it was sent, once the report is confirmed and the public copies are made.

create type photo_originals as enum ('discard', 'without_metadata', 'as_taken');

alter table bodies add column photo_originals photo_originals not null default 'discard';
-- Null: for as long as the report is there.
alter table bodies add column photo_original_days integer check (photo_original_days > 0);

create index photos_with_original on photos (report) where report is not null and original <> 'removed';
