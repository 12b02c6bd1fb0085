-- Who may speak is in a room, said by each node every few seconds: the clock asks from any of them.
create table room_stage (
    occurrence_id uuid        not null,
    node          text        not null,
    people        integer     not null,
    seen_at       timestamptz not null,
    primary key (occurrence_id, node)
);
create index room_stage_seen on room_stage (seen_at);
