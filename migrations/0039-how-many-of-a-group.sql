-- How many present cases of each group a municipality has. Without, PostgreSQL takes a group to be one of two hundred,
-- and sorts all of a city's open reports where it could walk the newest.
create statistics cases_by_group (ndistinct, mcv) on municipality, state_group(state) from cases;
analyze cases;
