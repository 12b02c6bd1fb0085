create table mail (
    -- also the id of the work that sends it, and the left half of its Message-ID
    id           uuid primary key,
    workspace_id uuid,
    kind         text not null,
    -- either a letter, written when it is sent, and what it is about …
    letter       text,
    about        jsonb,
    -- … or the message as it was written; gone once a mail server took it
    message      jsonb,
    -- whom or what it concerns, as "registration:" and an id
    reference    text,
    -- the same key is never mailed twice
    once_key     text,
    address      text,
    subject      text,
    state        text not null default 'queued'
        check (state in ('queued', 'sent', 'failed', 'suppressed', 'moot', 'bounced', 'complained')),
    -- what the mail server said last
    words        text,
    -- delivered into the mailbox of the installation
    boxed        boolean not null default false,
    created_at   timestamptz not null,
    sent_at      timestamptz
);
create unique index mail_once on mail (once_key) where once_key is not null;
create index mail_reference on mail (reference, created_at) where reference is not null;
create index mail_boxed on mail (workspace_id, sent_at desc, id desc) where boxed;
create index mail_recipient on mail (address, sent_at) where sent_at is not null;

create table mail_suppression (
    id           uuid primary key,
    -- absent: for the whole installation
    workspace_id uuid,
    address      text not null,
    reason       text not null check (reason in ('unsubscribed', 'bounced', 'complained')),
    words        text,
    created_at   timestamptz not null
);
create unique index mail_suppression_once
    on mail_suppression (address, coalesce(workspace_id, '00000000-0000-0000-0000-000000000000'));
