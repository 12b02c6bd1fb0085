-- Answers stand under the form they answer, which was kept only where the public page had shown it.
-- What came another way before stands from now on under the questions of this moment: nearer to what
-- was asked than whatever the host makes of them later.
insert into registration_form (webinar_id, version, fields, shown_at)
select distinct one.webinar_id, coalesce(one.form_version, 'before'),
       case jsonb_typeof(webinar.registration -> 'fields')
           when 'array' then webinar.registration -> 'fields' else '[]' end,
       now()
from registration one
join webinar on webinar.id = one.webinar_id
where one.answers <> '{}'
on conflict do nothing;

update registration set form_version = 'before' where form_version is null and answers <> '{}';
