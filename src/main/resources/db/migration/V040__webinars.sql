create table webinar (
    id                uuid primary key,
    workspace_id      uuid not null,
    slug              text not null unique,
    title             text not null,
    description       text not null default '',
    language          text not null default 'en',
    speakers          jsonb not null,
    cover             text,
    timezone          text not null,
    starts_at         timestamptz not null,
    duration_minutes  integer not null check (duration_minutes > 0),
    state             text not null check (state in ('DRAFT', 'PUBLISHED', 'FINISHED', 'CANCELLED')),
    provider          text,
    preset            text,
    policy            jsonb not null,
    registration      jsonb not null,
    auto_start        boolean not null default false,
    auto_end          boolean not null default true,
    reminders         jsonb not null,
    threshold_seconds integer,
    threshold_percent integer,
    recurrence        text,
    exceptions        jsonb not null,
    host_id           uuid,
    -- kept in step with the occurrences, so that a list need not read them
    standing          text not null check (standing in ('draft', 'upcoming', 'live', 'past')),
    current_starts_at timestamptz not null,
    current_ends_at   timestamptz not null,
    version           integer not null default 1,
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);
create index webinar_list on webinar (workspace_id, standing, current_starts_at, id);
create index webinar_by_start on webinar (workspace_id, current_starts_at, id);
create index webinar_by_host on webinar (workspace_id, host_id, current_starts_at);
create index webinar_text on webinar using gin (to_tsvector('simple', title || ' ' || description));

-- every address a webinar ever had in public: old ones lead to the present one
create table webinar_slug (
    slug       text primary key,
    webinar_id uuid not null references webinar (id) on delete cascade deferrable initially deferred
);
create index webinar_slug_of on webinar_slug (webinar_id);

create table occurrence (
    id            uuid primary key,
    webinar_id    uuid not null references webinar (id) on delete cascade deferrable initially deferred,
    workspace_id  uuid not null,
    slot          timestamptz not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null check (ends_at > starts_at),
    moved         boolean not null default false,
    state         text not null
                  check (state in ('SCHEDULED', 'LIVE', 'ENDED', 'CANCELLED', 'MISSED')),
    claimed_until timestamptz,
    started_at    timestamptz,
    ended_at      timestamptz,
    empty_since   timestamptz,
    locked        boolean not null default false
);
create index occurrence_of on occurrence (webinar_id, starts_at);
create index occurrence_due on occurrence (state, starts_at) where state in ('SCHEDULED', 'LIVE');
