-- A list of people that was checked and waits for one click: the last of each member and webinar,
-- with names and addresses in it, so never for long.
create table checked_file (
    id uuid primary key,
    workspace_id uuid not null references workspace (id) on delete cascade,
    webinar_id uuid not null references webinar (id) on delete cascade,
    account_id uuid not null references account (id) on delete cascade,
    occurrence_id uuid,
    content bytea not null,
    kept_until timestamptz not null,
    unique (webinar_id, account_id)
);
create index checked_file_overdue on checked_file (kept_until);
