-- A message is what a reporter and a body say to each other; what two systems have said is an exchange.

alter table openings rename column message to exchange;
alter index openings_of_message rename to openings_of_exchange;
