-- Calls that ended and whose occurrence went on in another one: kept for their recordings.
create table earlier_call (
    id            text primary key,
    occurrence_id uuid not null,
    generation    integer not null,
    workspace_id  uuid not null,
    provider      text not null,
    plan          jsonb not null
);
create index earlier_call_of_occurrence on earlier_call (occurrence_id, generation);
create index earlier_call_of_workspace on earlier_call (workspace_id, provider);
