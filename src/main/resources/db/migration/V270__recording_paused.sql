-- A recording that is paused stays so when another node goes on with it.
alter table media_home add column record_paused boolean not null default false;
