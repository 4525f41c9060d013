-- What somebody has pushed and nobody was let in by: shown in the log, since a vendor's wrong signature is looked for there.
alter type push_state add value 'refused';
