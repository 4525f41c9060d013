-- How many searches for a place came to nothing, by day: what to mend in the places and the words we know.
-- Nothing of what was typed, and nobody who typed it.

create type failed_search as enum ('none', 'abroad', 'down');

create table failed_searches (
  day date not null,
  outcome failed_search not null,
  language language not null,
  searches integer not null default 1,
  primary key (day, outcome, language)
);
