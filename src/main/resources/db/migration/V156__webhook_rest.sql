-- An address that fails is given a rest, so that it does not hold up the others.
alter table webhook add column failures integer not null default 0;
alter table webhook add column resting_until timestamptz;

-- Since when a delivery is being tried: when it was made, or asked for again.
alter table webhook_delivery add column tried_since timestamptz;
update webhook_delivery set tried_since = created_at;
alter table webhook_delivery alter column tried_since set not null;

-- Events are named as everything else with two words in it.
update webhook set events = replace(replace(replace(replace(events,
    'registration.offeraccepted', 'registration.offer-accepted'),
    'registration.offerexpired', 'registration.offer-expired'),
    'registration.linkrenewed', 'registration.link-renewed'),
    'registration.answersedited', 'registration.answers-edited')
where events like '%registration.%';
