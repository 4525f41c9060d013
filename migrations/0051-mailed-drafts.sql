-- A report that somebody's mail has begun, and the letter that leads to it.

alter type letter_kind add value 'mailed_draft';

-- How many files of the mail could not be kept: the letter and the page say so.
alter table drafts add column left_behind integer not null default 0;
