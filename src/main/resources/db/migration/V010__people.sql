create table account (
    id                 uuid primary key,
    email              text not null,
    name               text not null,
    password_hash      text,
    -- grows with every change of password and every used link, so that links in mails work once
    credential_version integer not null default 0,
    language           text,
    timezone           text,
    oidc_issuer        text,
    oidc_subject       text,
    email_verified_at  timestamptz,
    created_at         timestamptz not null,
    version            integer not null default 0
);
create unique index account_email on account (email);
create unique index account_oidc on account (oidc_issuer, oidc_subject);

create table workspace (
    id         uuid primary key,
    name       text not null,
    accent     text not null,
    language   text not null,
    timezone   text not null,
    created_at timestamptz not null,
    version    integer not null default 0
);

create table member (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null references account on delete cascade,
    role         text not null check (role in ('HOST', 'ADMIN', 'OWNER')),
    joined_at    timestamptz not null,
    version      integer not null default 0,
    unique (workspace_id, account_id)
);
create index member_account on member (account_id);

create table session (
    id           uuid primary key,
    secret_hash  bytea not null unique,
    account_id   uuid not null references account on delete cascade,
    -- where its owner works now; absent: in the workspace they joined first
    workspace_id uuid references workspace on delete set null,
    address      text,
    browser      text,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);

create table invitation (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    email        text not null,
    role         text not null check (role in ('HOST', 'ADMIN', 'OWNER')),
    invited_by   uuid references account on delete set null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    accepted_at  timestamptz,
    version      integer not null default 0,
    unique (workspace_id, email)
);

create table api_key (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    name         text not null,
    prefix       text not null,
    secret_hash  bytea not null unique,
    scope        text not null check (scope in ('READ', 'WRITE', 'ADMIN')),
    created_by   uuid references account on delete set null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz
);
create index api_key_workspace on api_key (workspace_id, created_at);

create table audit_entry (
    id           uuid primary key,
    workspace_id uuid not null,
    happened_at  timestamptz not null,
    actor        text not null,
    action       text not null,
    subject      text not null,
    detail       jsonb not null,
    address      text
);
create index audit_entry_workspace on audit_entry (workspace_id, id desc);
