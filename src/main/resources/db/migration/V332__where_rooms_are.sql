-- Where a webinar's rooms are is kept from publishing on. Where nobody chose, that was whatever was
-- usual when each room was made: those of which people have it, the live one before the next.
alter table webinar add column provider_usual boolean not null default true;
update webinar set provider_usual = false where provider is not null;

update webinar
set provider = standing.provider
from (select distinct on (webinar_id) webinar_id, provider
      from call
      order by webinar_id, state <> 'LIVE', state in ('ENDED', 'RELEASED'), starts_at) standing
where standing.webinar_id = webinar.id
  and webinar.provider is null
  and webinar.state <> 'DRAFT';
