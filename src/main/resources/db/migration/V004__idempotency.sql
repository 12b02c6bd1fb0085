create table idempotency (
    -- who asked
    scope       text not null,
    key         text not null,
    fingerprint text not null,
    status      integer not null,
    headers     jsonb not null,
    body        text,
    created_at  timestamptz not null,
    primary key (scope, key)
);
create index idempotency_created on idempotency (created_at);
