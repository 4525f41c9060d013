-- A signed mail that somebody sends on under another Message-ID is known by what it says.
create index incoming_mails_by_content on incoming_mails (content_hash);
