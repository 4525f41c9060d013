-- What the resident chose instead of what was said, and the exception a case is told by.

create type objection as enum ('keeper', 'told', 'other');

alter table drafts add column chosen_body text references bodies;
alter table drafts add column chosen_why objection;
alter table drafts add check ((chosen_body is null) = (chosen_why is null));

-- Its address instead of the holder's own, for as long as it is in force.
alter table cases add column exception bigint references exceptions;
