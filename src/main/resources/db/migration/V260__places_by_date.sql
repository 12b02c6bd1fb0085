-- Somebody may have a place at several dates of a series: one each, and one for all dates.
create unique index registration_once_a_date on registration
    (webinar_id, email_key, coalesce(occurrence_id, '00000000-0000-0000-0000-000000000000'));
drop index registration_once;
