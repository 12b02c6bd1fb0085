-- One row an occurrence that has, had or wants a call; the generation says which one at the provider.
create table call (
    occurrence_id uuid primary key,
    workspace_id  uuid not null,
    webinar_id    uuid not null,
    generation    integer not null,
    provider      text not null,
    reference     text not null,
    title         text not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    spec          jsonb not null,
    state         text not null check (state in ('PENDING', 'FAILING', 'READY', 'LIVE', 'ENDED', 'RELEASED')),
    revision      integer not null,
    told_revision integer not null,
    last_error    text,
    warnings      text not null,
    hls           text,
    locked        boolean not null,
    held_until    timestamptz,
    live_at       timestamptz,
    ended_at      timestamptz,
    version       integer not null
);
create index call_live on call (provider) where state = 'LIVE';
create index call_wanted on call (occurrence_id) where state in ('PENDING', 'FAILING');
create index call_of_workspace on call (workspace_id, provider) where state <> 'RELEASED';

-- What the built-in provider holds; the port speaks to it as to any other.
create table builtin_room (
    id         text primary key,
    stage      text not null check (stage in ('WAITING', 'LIVE', 'OVER')),
    spec       jsonb not null,
    roles      jsonb not null,
    removed    jsonb not null,
    live_at    timestamptz,
    ended_at   timestamptz
);
