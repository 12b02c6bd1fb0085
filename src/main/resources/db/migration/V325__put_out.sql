-- Whom the host took off the list reads other words than who left by themselves.
alter table registration add column put_out boolean not null default false;

-- Whoever was declined is not let in by an invitation from before.
update registration_invitation i set withdrawn_at = now()
where withdrawn_at is null
  and exists (select 1 from registration r
              where r.webinar_id = i.webinar_id and r.email_key = i.email_key
                and r.status = 'declined' and r.changed_at > i.invited_at);
