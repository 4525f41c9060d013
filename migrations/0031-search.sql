-- Search in what everybody may read. Stemming is ours, in SQL: PostgreSQL's own leaves "hålet" as it is, and differs
-- between its versions, which would leave an index that was restored into a newer one wrong without a word.

create function search_fold(words text) returns text language sql immutable parallel safe as $$
  select translate(words, 'åäàáâãöòóôõøéèêëüùúûíìîïýñç', 'aaaaaaooooooeeeeuuuuiiiiync')
$$;

-- The part of a Swedish word that its forms share. What stands before the first vowels and their consonants is never
-- cut; then the longest ending is, and "nyckel" and "nycklar" are brought together. In PL/pgSQL, which keeps its plans:
-- as a query it was planned anew for each report, and took sixty times as long.
create function search_stem(word text) returns text language plpgsql immutable strict parallel safe as $$
declare
  consonants constant text := 'bcdfghjklmnpqrstvwxzçñß0123456789';
  tail constant text := ltrim(ltrim(ltrim(word, consonants), 'aeiouyåäöé'), consonants);
  stem text;
begin
  stem := case
    when right(word, 1) in ('n', 's', 'r', 'a') and word like any
      ('{%bron,%brons,%broar,%broarna,%sjön,%sjöns,%sjöar,%sjöarna,%sjon,%sjoar,%snön,%snöns,%snon,%byn,%byns,%byar}')
      then regexp_replace(word, '(n|ns|ar|arna)$', '')
    when tail = '' then word
    when right(tail, 8) = 'ningarna' then left(word, -8)
    when right(tail, 7) in ('ningens', 'heterna') then left(word, -7)
    when right(tail, 6) in ('igaste', 'ningen', 'ningar', 'arerna', 'anerna', 'anarna') then left(word, -6)
    when right(tail, 5) in ('igare', 'igast', 'heten', 'heter', 'arnas', 'arens', 'ernas', 'ornas', 'éerna')
      then left(word, -5)
    when right(tail, 4) in ('ning', 'arna', 'aren', 'arer', 'aret', 'erna', 'eren', 'eret', 'orna', 'orer', 'anen',
      'aner', 'anar', 'enas', 'eten', 'etet', 'elns', 'ande') then left(word, -4)
    when right(tail, 3) in ('igt', 'iga', 'het', 'are', 'arn', 'ern', 'orn', 'ans', 'ens', 'ena', 'ets', 'eln', 'ade',
      'éer') then left(word, -3)
    when right(tail, 2) in ('ig', 'ar', 'er', 'or', 'an', 'en', 'et', 'el', 'ad', 'at', 'én') then left(word, -2)
    when right(tail, 1) in ('a', 'e', 'é') then left(word, -1)
    else word end;
  return case
    when right(stem, 2) in ('bl', 'dl', 'fl', 'gl', 'kl', 'll', 'nl', 'pl', 'sl', 'tl', 'vl', 'br', 'dr', 'fr', 'gr',
      'kr', 'lr', 'nr', 'pr', 'sr', 'tr', 'vr', 'kn', 'tn', 'mm') then left(stem, -1)
    else stem end;
end $$;

-- What a text is found by: each word's stem, the same without the marks of å, ä and ö, and both backwards after "<",
-- by which "lampa" finds "gatlampa". All that is no sign of writing parts words.
create function search_terms(words text) returns text[] language plpgsql immutable parallel safe as $$
declare
  terms text[] := '{}';
  word text;
  stem text;
  plain text;
begin
  foreach word in array regexp_split_to_array(
    translate(lower(normalize(words, nfc)), 'ÅÄÖÉÈÜÆØ', 'åäöéèüæø'),
    '[\u0001-/:-@\[-`{-\u00bf\u2000-\u206f\u3000-\u303f\ufe00-\ufe0f\ufeff]+')
  loop
    continue when word = '';
    stem := search_stem(left(word, 40));
    plain := search_fold(stem);
    terms := array_append(terms, stem);
    if plain <> stem then terms := array_append(terms, plain); end if;
    if length(stem) > 4 then
      terms := array_append(terms, '<' || reverse(stem));
      if plain <> stem then terms := array_append(terms, '<' || reverse(plain)); end if;
    end if;
  end loop;
  return terms;
end $$;

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
