-- What nobody but a person can judge: a text that seems to name somebody, and mail that no program could place.

-- Since when the text of a report is kept from everybody, until a person has read it.
alter table reports add column text_held_at timestamptz;
create index reports_with_held_text on reports (number) where text_held_at is not null;
-- Not said by anybody: so are those who run the service asked about such a text.
alter table remarks add column holds_text boolean not null default false;

-- The report that a person has given a mail to.
alter table incoming_mails add column given_to bigint references reports;
-- The mail that a letter answers, where it did nothing that could be told of.
alter table letters add column answers uuid references incoming_mails;
-- To whoever answers a letter that no one report can be told by: how to be heard.
alter type letter_kind add value 'which_report';
