-- What stands in calendars beside the times: when it changes, a newer entry replaces the earlier.
alter table registration_desk add column calendar_text text;
