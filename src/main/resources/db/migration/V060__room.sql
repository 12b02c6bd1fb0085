-- Who may be in the room of a date, as what. Made when somebody opens the page or is handed a grant.
create table room_person (
    occurrence_id uuid        not null,
    identity      varchar(36) not null,
    workspace_id  uuid        not null,
    name          text        not null,
    role          text        not null,
    registration  uuid,
    hidden        boolean     not null default false,
    first_seen_at timestamptz,
    removed_at    timestamptz,
    revoked_at    timestamptz,
    created_at    timestamptz not null,
    primary key (occurrence_id, identity)
);
create index room_person_registration on room_person (registration) where registration is not null;
