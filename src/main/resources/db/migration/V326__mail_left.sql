-- What is known about a workspace's mail server is read for every page of a webinar.
create index mail_left on mail (workspace_id, sent_at) where sent_at is not null and not boxed;
create index mail_held on mail (workspace_id, created_at) where state = 'queued' and words is not null;
