-- What a body says of how it handles personal data it is sent (GDPR-1). Null: the page says what holds for any body.

alter table bodies add column privacy_board text;
alter table bodies add column privacy_contact text check (privacy_contact like '%_@_%');
alter table bodies add column privacy_basis text;
alter table bodies add column privacy_keeping text;
alter table bodies add column privacy_page text check (privacy_page ~ '^https?://');
