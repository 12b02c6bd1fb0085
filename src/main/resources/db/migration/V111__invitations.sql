alter table registration_invitation add column withdrawn_at timestamptz;
-- How often it was sent: each time is another mail.
alter table registration_invitation add column times integer not null default 1;
create index registration_invitation_listed on registration_invitation (webinar_id, id desc);
create index registration_invitation_of_person on registration_invitation (workspace_id, email_key);
