-- Which registration an event is about, so that it goes when the person is erased.
alter table webhook_delivery add column about uuid;
create index webhook_delivery_about on webhook_delivery (about) where about is not null;
