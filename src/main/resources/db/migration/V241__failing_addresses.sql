-- Since when an address has taken nothing. A check of a provider is of no webinar.
alter table webhook add column failing_since timestamptz;
alter table provider_operation alter column webinar_id drop not null;
alter table provider_operation alter column occurrence_id drop not null;
