-- Whether nobody new is let in stands with the date; the call's own mark was never asked.
alter table call drop column locked;
