-- Words of mails that hosts changed; what is empty is as we write it. sent: whether it goes at all.
create table mail_template (
    id           uuid primary key,
    workspace_id uuid not null,
    webinar_id   uuid,
    kind         text not null,
    language     text not null,
    subject      text,
    headline     text,
    body         text,
    button       text,
    sent         boolean not null default true,
    changed_at   timestamptz not null,
    constraint mail_template_of_webinar unique (webinar_id, kind, language)
);
create unique index mail_template_of_workspace on mail_template (workspace_id, kind, language)
    where webinar_id is null;
