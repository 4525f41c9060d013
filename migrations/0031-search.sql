-- Search in what everybody may read. Stemming is ours, in SQL: PostgreSQL's own leaves "hålet" as it is, and differs
-- between its versions, which would leave an index that was restored into a newer one wrong without a word.

create function search_fold(words text) returns text language sql immutable parallel safe as $$
  select translate(words, 'åäàáâãöòóôõøéèêëüùúûíìîïýñç', 'aaaaaaooooooeeeeuuuuiiiiync')
$$;

-- All that is no sign of writing parts words: ASCII and its neighbours here, punctuation of all scripts after.
create function search_words(words text) returns setof text language sql immutable parallel safe as $$
  select distinct left(word, 40)
  from regexp_split_to_table(
    translate(lower(normalize(words, nfc)), 'ÅÄÖÉÈÜÆØ', 'åäöéèüæø'),
    '[\u0001-/:-@\[-`{-\u00bf\u2000-\u206f\u3000-\u303f\ufe00-\ufe0f\ufeff]+') as word
  where word <> ''
$$;

-- The part of a Swedish word that its forms share. What stands before the first vowels and their consonants is never
-- cut; then the longest ending is, and "nyckel" and "nycklar" are brought together.
create function search_stem(word text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    coalesce(
      substring(word from '^(.*(?:bro|sj[öo]|sn[öo]|by))(?:n|ns|ar|arna)$'),
      head || regexp_replace(
        substr(word, length(head) + 1),
        '(?:igt?|iga(?:re|ste?)?|ning(?:en|ens|ar|arna)?|het(?:en|er|erna)?'
        '|ar(?:na|nas|e|en|ens|er|erna|et|n)?|er(?:na|nas|en|et|n)?|or(?:na|nas|n|er)?'
        '|an(?:s|en|er|erna|ar|arna)?|en(?:s|a|as)?|et(?:s|en|et)?|el(?:n|ns)?|a|e|ade?|at|ande|é(?:n|er|erna)?)$',
        ''),
      word),
    '(?<=[bdfgklnpstv])[lr]$|(?<=[kt])n$|(?<=m)m$', '')
  from (select substring(word from '^[^aeiouyåäöé]*[aeiouyåäöé]+[^aeiouyåäöé]+') as head) as parts
$$;

-- What a text is found by: each word's stem, the same without the marks of å, ä and ö, and both backwards after "<",
-- by which "lampa" finds "gatlampa".
create function search_terms(words text) returns text[] language sql immutable parallel safe as $$
  select array_agg(distinct term)
  from search_words(words) as word,
    lateral (select search_stem(word) as stem) as stems,
    lateral (select search_fold(stem) as plain) as folded,
    lateral unnest(array[
      stem, plain,
      case when length(stem) > 4 then '<' || reverse(stem) end,
      case when length(stem) > 4 then '<' || reverse(plain) end]) as term
  where term is not null
$$;

-- Also by its home municipality and its category, so that one index answers for both at once. Null: the original,
-- which nobody searches.
alter table report_texts add column terms tsvector;

create function note_search_terms() returns trigger language plpgsql as $$
declare
  about record;
begin
  select municipality, category, place_words into about from reports where number = new.report;
  new.terms := array_to_tsvector(
    array['m:' || about.municipality, 'c:' || about.category]
    || search_terms(concat_ws(' ', new.title, new.description, about.place_words)));
  return new;
end $$;
create trigger report_texts_searched before insert or update of title, description, terms on report_texts
  for each row when (new.version = 'published') execute function note_search_terms();

create function note_changed_report() returns trigger language plpgsql as $$
begin
  update report_texts set terms = null where report = new.number and version = 'published';
  return null;
end $$;
create trigger reports_searched after update of place_words, category on reports
  for each row when ((old.place_words, old.category) is distinct from (new.place_words, new.category))
  execute function note_changed_report();

update report_texts set terms = null where version = 'published';
create index report_texts_by_term on report_texts using gin (terms) where version = 'published';

-- The words that public reports are found by, and how many reports each, counted by the clock: words that somebody
-- has mistyped are looked for among them. Nobody's rows in particular, so no key to distribute by.
create table report_words (
  word text collate "C" primary key,
  reports integer not null
);

-- Each word, and what is left of it when one letter is taken out: two words that differ by one letter meet here.
create table report_word_slips (
  slip text collate "C" not null,
  word text collate "C" not null references report_words on delete cascade,
  primary key (slip, word)
);
create index report_word_slips_of_word on report_word_slips (word);
