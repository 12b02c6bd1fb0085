-- How many people are in each state, kept by whoever holds the desk's lock: lists say totals
-- without counting a hundred thousand rows. Offered are those taken without the approved.
alter table registration_desk add column pending integer not null default 0;
alter table registration_desk add column approved integer not null default 0;
alter table registration_desk add column declined integer not null default 0;
alter table registration_desk add column cancelled integer not null default 0;
update registration_desk desk
set pending = counted.pending, approved = counted.approved, declined = counted.declined,
    cancelled = counted.cancelled
from (select webinar_id,
             count(*) filter (where status = 'pending') as pending,
             count(*) filter (where status = 'approved') as approved,
             count(*) filter (where status = 'declined') as declined,
             count(*) filter (where status = 'cancelled') as cancelled
      from registration group by webinar_id) counted
where counted.webinar_id = desk.webinar_id;
