-- One row per webinar that anybody registered for. Whoever gives or frees seats locks it first.
create table registration_desk (
    webinar_id        uuid primary key,
    workspace_id      uuid not null,
    taken             integer not null default 0,
    waiting           integer not null default 0,
    next_place        bigint not null default 1,
    calendar_sequence integer not null default 0
);

create table registration (
    id            uuid primary key,
    workspace_id  uuid not null,
    webinar_id    uuid not null,
    occurrence_id uuid,
    email         text,
    email_key     text,
    name          text not null,
    answers       jsonb not null default '{}',
    form_version  text,
    language      text not null,
    zone          text,
    status        text not null
        check (status in ('pending', 'approved', 'waitlisted', 'offered', 'declined', 'cancelled')),
    link_version  integer not null default 1,
    place         bigint,
    offered_until timestamptz,
    note          text,
    source        text,
    origin        jsonb not null default '{}',
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    search        tsvector generated always as
        (to_tsvector('simple', regexp_replace(lower(name || ' ' || coalesce(email, '')),
                                              '[^[:alnum:]]+', ' ', 'g'))) stored
);
create unique index registration_once on registration (webinar_id, email_key);
create index registration_listed on registration (webinar_id, id desc);
create index registration_by_status on registration (webinar_id, status, id desc);
create index registration_waiting on registration (webinar_id, place) where status = 'waitlisted';
create index registration_of_person on registration (workspace_id, email_key);
create index registration_found on registration using gin (search);

-- The form as it was when shown, so that answers are checked by what was asked.
create table registration_form (
    webinar_id uuid not null,
    version    text not null,
    fields     jsonb not null,
    shown_at   timestamptz not null,
    primary key (webinar_id, version)
);

-- What a host settles about registration beyond the webinar's own settings.
create table registration_rules (
    webinar_id   uuid primary key,
    workspace_id uuid not null,
    rules        jsonb not null,
    changed_at   timestamptz not null
);

create table registration_invitation (
    id              uuid primary key,
    workspace_id    uuid not null,
    webinar_id      uuid not null,
    email           text not null,
    email_key       text not null,
    name            text not null,
    registration_id uuid,
    invited_at      timestamptz not null,
    accepted_at     timestamptz,
    unique (webinar_id, email_key)
);
