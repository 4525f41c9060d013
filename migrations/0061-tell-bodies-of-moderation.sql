-- A body hears what was done with something it has said: which event a delivery tells of, where its entry alone does not say.
alter type delivery_kind add value 'moderation';
alter table deliveries add column event bigint;
