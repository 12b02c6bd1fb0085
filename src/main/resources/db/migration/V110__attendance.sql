-- One open page of one person in the room of a date. While it is open its node says so now and then,
-- so that a node that was killed leaves no visit without an end.
create table attendance_visit (
    occurrence_id   uuid        not null,
    page            text        not null,
    identity        text        not null,
    registration_id uuid,
    role            text        not null,
    came_at         timestamptz not null,
    seen_at         timestamptz not null,
    went_at         timestamptz,
    primary key (occurrence_id, page)
);
create index attendance_visit_of_person on attendance_visit (occurrence_id, registration_id)
    where registration_id is not null;
create index attendance_visit_registration on attendance_visit (registration_id)
    where registration_id is not null;
