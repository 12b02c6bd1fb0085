-- who was made a member by an identity server stops being one when it names no role any more
alter table member add column placed boolean not null default false;
