-- How many seats are taken and how many people wait at single dates of a series, by date as
-- [taken, waiting], kept by whoever holds the desk's lock. Who comes to all dates is not in it.
alter table registration_desk add column dates jsonb not null default '{}';
update registration_desk desk
set dates = counted.dates
from (select webinar_id, jsonb_object_agg(occurrence_id, jsonb_build_array(taken, waiting)) as dates
      from (select webinar_id, occurrence_id,
                   count(*) filter (where status in ('approved', 'offered')) as taken,
                   count(*) filter (where status = 'waitlisted') as waiting
            from registration where occurrence_id is not null
            group by webinar_id, occurrence_id) each_date
      group by webinar_id) counted
where counted.webinar_id = desk.webinar_id;
