-- Rules are kept with the webinar's own settings.
drop table registration_rules;
-- When the person was last sent their link, so that asking again and again mails once.
alter table registration add column mailed_at timestamptz;
create index registration_offered on registration (offered_until) where status = 'offered';
