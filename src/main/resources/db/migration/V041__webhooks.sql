create table webhook (
    id           uuid primary key,
    workspace_id uuid not null,
    url          text not null,
    secret       text not null,
    events       text not null default '',
    active       boolean not null default true,
    last_error   text,
    created_at   timestamptz not null
);
create index webhook_of on webhook (workspace_id);

create table webhook_delivery (
    id           uuid primary key,
    webhook_id   uuid not null references webhook (id) on delete cascade,
    workspace_id uuid not null,
    type         text not null,
    body         text not null,
    state        text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
    attempts     integer not null default 0,
    status       integer,
    error        text,
    created_at   timestamptz not null,
    delivered_at timestamptz
);
create index webhook_delivery_of on webhook_delivery (webhook_id, id desc);
