-- which role it takes to read a mail in the mailbox, as it holds a link that gives that role
alter table mail add column read_by text check (read_by in ('host', 'admin', 'owner'));
update mail set read_by = lower(i.role)
from invitation i where mail.reference = 'invitation:' || i.id;

-- the key that came with the set-up belongs to the first owner, who brought it
alter table api_key add column founding boolean not null default false;
update api_key set founding = true
where name = 'Set-up' and created_by is null and scope = 'ADMIN';
