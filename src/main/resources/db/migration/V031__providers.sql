-- A workspace's own credentials for a provider, sealed for exactly this row.
create table provider_credentials (
    workspace_id uuid not null,
    provider     text not null,
    sealed       text not null,
    updated_at   timestamptz not null,
    primary key (workspace_id, provider)
);

-- How a provider answered when a workspace last asked it.
create table provider_check (
    workspace_id uuid not null,
    provider     text not null,
    state        text not null,
    sentence     text not null,
    checked_at   timestamptz not null,
    primary key (workspace_id, provider)
);

-- Everything that was asked of a provider and what came of it; never what was said.
create table provider_operation (
    id            uuid primary key,
    workspace_id  uuid not null,
    webinar_id    uuid not null,
    occurrence_id uuid not null,
    provider      text not null,
    operation     text not null,
    began_at      timestamptz not null,
    millis        integer not null,
    outcome       text not null check (outcome in ('done', 'failed', 'refused', 'held-back')),
    message       text
);
create index provider_operation_of_webinar on provider_operation (webinar_id, id);
create index provider_operation_of_workspace on provider_operation (workspace_id, id);
create index provider_operation_age on provider_operation (began_at);

-- Webhooks that came in, by the provider's own id, so that a second delivery is known.
create table provider_delivery (
    provider    text not null,
    delivery_id text not null,
    received_at timestamptz not null,
    primary key (provider, delivery_id)
);
create index provider_delivery_age on provider_delivery (received_at);
