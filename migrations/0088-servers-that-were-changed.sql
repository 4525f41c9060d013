-- When a connection was last led to another server, until somebody who may has put it on again.
alter table connections add column moved_at timestamptz;
