-- What somebody did by answering a letter.

alter type door add value 'mail';

-- Letters to an address that mail servers refuse rest until it has been proven again.
alter table people add column rests_since timestamptz;

-- When word came that it could not be left, of a letter that a mail server had taken.
alter table letters add column bounced_at timestamptz;
