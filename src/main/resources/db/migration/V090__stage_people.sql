-- Who stands on a webinar's stage beside its host: members of the workspace, and outside people
-- who come by a link of their own. HOST is somebody who stands in for the host.
create table stage_person (
    id           uuid primary key,
    webinar_id   uuid not null references webinar (id) on delete cascade deferrable initially deferred,
    workspace_id uuid not null,
    account_id   uuid,
    role         text not null check (role in ('HOST', 'COHOST', 'PANELIST')),
    name         text not null,
    email        text not null,
    link_version integer not null default 1,
    created_at   timestamptz not null
);
create unique index stage_person_of on stage_person (webinar_id, lower(email));
create index stage_person_account on stage_person (account_id) where account_id is not null;
