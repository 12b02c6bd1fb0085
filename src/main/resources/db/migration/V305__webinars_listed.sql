-- The calls of the webinars of a list, and the webinars that have a date between two times.
create index call_of_webinar on call (webinar_id);
create index occurrence_between on occurrence (workspace_id, starts_at) include (webinar_id);
