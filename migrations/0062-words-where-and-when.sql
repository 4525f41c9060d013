-- Where a report lies and how new it is, among what it is found by: one index then answers for words in a part of the map,
-- and for the newest of them, without looking at all reports that have the words. `s10:x:y` is a square of the map's grid
-- at level 10; `n:` stands for eight thousand numbers that follow each other.
create function search_places(number bigint, lat double precision, lon double precision)
returns text[] language sql immutable parallel safe as $$
  select array[
    'n:' || (number >> 13),
    's7:' || (cell_x(lon) >> 11) || ':' || (cell_y(lat) >> 11),
    's10:' || (cell_x(lon) >> 8) || ':' || (cell_y(lat) >> 8),
    's13:' || (cell_x(lon) >> 5) || ':' || (cell_y(lat) >> 5)]
$$;

create or replace function note_search_terms() returns trigger language plpgsql as $$
declare
  about record;
begin
  select number, municipality, category, place_words, lat, lon into about from reports where number = new.report;
  new.terms := array_to_tsvector(
    array['m:' || about.municipality, 'c:' || about.category]
    || search_places(about.number, about.lat, about.lon)
    || search_terms(concat_ws(' ', new.title, new.description, about.place_words)));
  return new;
end $$;

drop trigger reports_searched on reports;
create trigger reports_searched after update of place_words, category, lat, lon on reports
  for each row when (old.place_words is distinct from new.place_words or old.category is distinct from new.category
    or old.lat is distinct from new.lat or old.lon is distinct from new.lon)
  execute function note_changed_report();

-- Added to what is there: cutting the stems of a million reports anew would take ten times as long.
alter table report_texts disable trigger report_texts_searched;
drop index report_texts_by_term;
update report_texts set terms = terms || array_to_tsvector(search_places(number, lat, lon))
  from reports where number = report and version = 'published';
create index report_texts_by_term on report_texts using gin (terms) where version = 'published';
alter table report_texts enable trigger report_texts_searched;
