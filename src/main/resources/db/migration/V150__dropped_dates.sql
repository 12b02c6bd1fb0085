-- Cancelled because a new rule had no place for it: a later rule may bring it back.
alter table occurrence add column dropped boolean not null default false;
