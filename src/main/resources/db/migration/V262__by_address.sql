-- A link that was cut off names no webinar: the places of an address are found by it alone.
create index registration_of_address on registration (email_key, workspace_id);
drop index registration_of_person;
