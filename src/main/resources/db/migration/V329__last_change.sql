-- What became of a date last, and with which change: a mail about it goes once for each, and not
-- at all when another one followed.
alter table occurrence add column last_change text;
