-- Since when a row is anonymous: it is counted, and says nothing about anybody.
alter table registration add column erased_at timestamptz;
-- When the last date of the webinar was over, absent while one is to come; how long what people
-- wrote is kept then, absent: as the workspace says; and when all of it was erased.
alter table registration_desk add column over_at timestamptz;
alter table registration_desk add column retention_days integer;
alter table registration_desk add column erased_at timestamptz;
create index registration_desk_over on registration_desk (over_at)
    where over_at is not null and erased_at is null;

create table registration_privacy (
    workspace_id   uuid primary key,
    -- absent: what people wrote is kept
    retention_days integer,
    changed_at     timestamptz not null
);
