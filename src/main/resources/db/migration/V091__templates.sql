-- What new webinars begin from: the same JSON that makes one by the API, without a time.
create table webinar_template (
    id           uuid primary key,
    workspace_id uuid not null,
    name         text not null,
    body         jsonb not null,
    created_by   uuid,
    created_at   timestamptz not null
);
create unique index webinar_template_named on webinar_template (workspace_id, lower(name));
