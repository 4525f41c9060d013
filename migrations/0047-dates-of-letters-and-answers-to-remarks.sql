-- When a letter first left: its Date, the same on each repeat. What waited to be joined by more news is not older than
-- what its reader has read meanwhile.

alter table letters add column first_taken_at timestamptz;

update letters set first_taken_at = created_at where attempts > 0;

-- To whoever told of abuse and left an address: what was decided.
alter type letter_kind add value 'settled';
