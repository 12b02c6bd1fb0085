-- Who was forgotten, invitation and all, is forgotten in the mail that invited them, too.
update mail set address = null, subject = null, message = null, words = null, boxed = false
where kind = 'person.invitation' and state <> 'queued' and address is not null
  and not exists (select from registration_invitation
                  where mail.reference = 'invitation:' || registration_invitation.id);
