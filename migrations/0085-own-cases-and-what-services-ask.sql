-- What a body looks for where it runs its connections: the cases that it has for itself alone, and what the services ask
-- that its categories are mapped to.

create index reports_internal on reports (number desc) where visibility = 'internal';

-- The questions it would be here, with what the settings need so that the answers arrive; null: it has not been read.
alter table connection_services add column asks jsonb;
-- The same as the body made it its own questions, by the codes they got; null: it has not.
alter table connection_services add column imported jsonb;
