-- One letter asks for all that waits for an address, and one reminder follows for what still waits a day later.

alter type letter_kind add value 'reminder';

create table letter_drafts (
  letter uuid not null references letters on delete cascade,
  draft uuid not null references drafts on delete cascade,
  link uuid not null references links on delete cascade,
  primary key (letter, draft)
);
create index letter_drafts_of_draft on letter_drafts (draft);

create index drafts_waiting_of_address on drafts (email, created_at) where report is null;

alter table drafts add column reminded_at timestamptz;
create index drafts_to_remind on drafts (changed_at) where report is null and reminded_at is null;

-- Letters that ask to confirm drafts join each other; those about a support don't.
alter table letters_to_address add column kind letter_kind not null default 'confirm';
