-- How often somebody's link was taken back: what their page held before is worth nothing after it.
alter table room_person add column revocations integer not null default 0;
