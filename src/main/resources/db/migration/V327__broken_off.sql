-- A date that was live when its webinar was cancelled ended by that: its room and its mails say so.
alter table occurrence add column broken_off boolean not null default false;
