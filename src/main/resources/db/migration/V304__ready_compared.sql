-- Ready calls are compared too: those of the coming hours, and the rest by how long ago that was.
create index call_ready_soon on call (starts_at) where state = 'READY';
create index call_ready_compared on call ((coalesce(compared_at, '-infinity'))) where state = 'READY';
