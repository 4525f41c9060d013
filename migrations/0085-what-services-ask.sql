-- What the services of a body's system ask, that its categories are mapped to.

-- The questions it would be here, with what the settings need so that the answers arrive; null: it has not been read, or
-- none can be made of it.
alter table connection_services add column asks jsonb;
-- The same as the body made it its own questions, by the codes they got; null: it has not.
alter table connection_services add column imported jsonb;
