-- Who can be turned to when the ordinary address is missing, and who keeps private roads.

alter type body_kind add value 'road_association';

-- The registrator's mailbox: where a municipality that has not joined is written to.
alter table bodies add column registrator_address text check (registrator_address like '%_@_%');
-- Wants to hear of private roads whose keeper nobody can reach.
alter table bodies add column hears_of_private_roads boolean not null default false;
-- Where an association keeps roads: its name may be borne by another one elsewhere.
alter table bodies add column municipality text references bodies;
