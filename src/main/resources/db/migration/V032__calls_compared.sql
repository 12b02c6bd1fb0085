-- When a live call was last compared with its provider.
alter table call add column compared_at timestamptz;
