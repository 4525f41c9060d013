-- What a body looks for where it runs its connections: the cases that it has for itself alone, and what the services ask
-- that its categories are mapped to.

create index reports_internal on reports (number desc) where visibility = 'internal';

-- The questions it would be here, with what the settings need so that the answers arrive; null: it has not been read.
alter table connection_services add column asks jsonb;
