-- A sum of what an update says. What is told of a case as a whole is told again when anything of it has changed there, and says the
-- same then. What was told before has none.
alter table told_updates add column says text;
