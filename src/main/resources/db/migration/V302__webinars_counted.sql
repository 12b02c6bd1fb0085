-- Counting those in some state reads this small index alone, not the rows.
create index webinar_counted on webinar (workspace_id, standing, state);
