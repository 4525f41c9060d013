-- Which key a session began by: with the key it ends.
alter table sessions add column passkey uuid references passkeys on delete set null;
create index sessions_by_passkey on sessions (passkey) where passkey is not null;
