-- A run on a body's page is asked for by the same choices as the command's.

alter table conformance_runs
  -- Where the discovery document is, without its ending; beside the resources where null.
  add column discovery text,
  add column reads_by_key boolean not null default false,
  -- For what is answered by a token. The key is erased as the other is.
  add column batch_key text,
  add column batch_service text,
  -- Ids of rules or names of areas; all where null.
  add column only_rules text[];
