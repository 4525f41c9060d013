-- Which deliveries have not got through, for each receiver. Only who asks in these words is led here. What is due, too, is
-- unfinished, and where PostgreSQL had counted that nothing was, as before an outage, it walked all that had come to wait since
-- for each that did.
drop index deliveries_unfinished;
create index deliveries_unfinished on deliveries (receiver, created_at)
  where case when state in ('sent', 'received') then false else true end;
