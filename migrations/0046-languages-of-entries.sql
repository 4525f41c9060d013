-- What language an entry is written in, so that a page in another one can say so (WCAG 3.1.2). Bodies write Swedish;
-- what residents had written before this was kept is taken for the language of the form they are known to use.

alter table entries add column language language not null default 'sv';

update entries set language = reports.language
  from reports
 where reports.number = entries.report and entries.written_by = 'reporter' and reports.language <> 'sv';
