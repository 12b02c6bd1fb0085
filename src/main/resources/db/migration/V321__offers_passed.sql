-- Whoever let an offer pass keeps its hour: counted beside those who still wait for their turn.
create index registration_offer_passed on registration (webinar_id, occurrence_id)
    where status = 'waitlisted' and offered_until is not null;
