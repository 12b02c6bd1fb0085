-- What webhooks are told once, however often it is heard of.
create table webhook_told (
    what    text primary key,
    told_at timestamptz not null
);
