-- Of a kind that few report, a list would else walk through all the others.
create index reports_of_category on reports (category, number desc) where visibility = 'public';
create index reports_of_category_there on reports (municipality, category, number desc) where visibility = 'public';
