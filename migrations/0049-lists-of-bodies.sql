-- What a body holds, as its list and its feed ask: the newest first, of all states or of one group of them.
create index cases_of_holder_in_order on cases (holder, report desc) where is_present;
create index cases_of_holder_and_group on cases (holder, state_group(state), report desc) where is_present;
