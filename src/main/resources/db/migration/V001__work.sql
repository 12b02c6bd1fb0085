create table work (
    id           uuid primary key,
    kind         text not null,
    payload      jsonb not null,
    unique_key   text,
    state        text not null default 'waiting' check (state in ('waiting', 'running', 'parked')),
    due_at       timestamptz not null,
    attempts     integer not null default 0,
    leased_until timestamptz,
    fence        bigint not null default 0,
    last_error   text,
    workspace_id uuid,
    created_at   timestamptz not null
);
create unique index work_once on work (kind, unique_key) where state = 'waiting';
create index work_due on work (due_at) where state = 'waiting';
create index work_leased on work (leased_until) where state = 'running';
