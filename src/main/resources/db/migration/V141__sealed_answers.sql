-- answers that are kept for an Idempotency-Key are sealed: those of before stood in clear
update idempotency set body = null where body is not null;
