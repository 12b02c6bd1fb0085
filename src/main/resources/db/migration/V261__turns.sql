-- Work of the same kind that comes in crowds takes turns by lane; what has none is by time alone.
alter table work add column lane uuid;
drop index work_due;
create index work_due on work (kind, due_at) where state = 'waiting' and lane is null;
create index work_turns on work (kind, lane, due_at) where state = 'waiting' and lane is not null;
