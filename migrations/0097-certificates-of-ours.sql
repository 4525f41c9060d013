-- When a certificate of ours runs out, noted as it is set. Null: it is no certificate, or was set before that was noted.
alter table connection_secrets add column certificate_until timestamptz;

-- What could not be taken of late is counted whenever somebody looks at how a connection does.
create index pushes_failed on pushes (connection, came_at) where state = 'failed';
