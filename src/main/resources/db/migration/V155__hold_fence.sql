-- Whoever takes hold of a call gets a higher number; what an earlier holder then records is refused.
alter table call add column fence bigint not null default 0;
