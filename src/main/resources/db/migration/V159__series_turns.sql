-- from which place of the rule on a series is at another time or length
alter table webinar add column turns jsonb not null default '{"items": []}';
