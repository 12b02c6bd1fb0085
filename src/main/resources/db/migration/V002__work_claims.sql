-- Claims walk each kind by due time; the unique key costs nothing for work that has none.
drop index work_due;
create index work_due on work (kind, due_at) where state = 'waiting';
drop index work_once;
create unique index work_once on work (kind, unique_key) where state = 'waiting' and unique_key is not null;
create index work_key_running on work (kind, unique_key) where state = 'running' and unique_key is not null;
create index work_parked on work (created_at) where state = 'parked';

-- Rows live for milliseconds: vacuum by count, before the indexes fill with the dead.
alter table work set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_insert_threshold = -1,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 50000,
    autovacuum_vacuum_cost_delay = 0
);

-- UUIDv7 (RFC 9562) for rows that a statement makes without Java, so that they sort among the others.
create function uuid_by_time() returns uuid language sql volatile parallel safe as $$
    select encode(
        set_bit(
            set_bit(
                overlay(uuid_send(gen_random_uuid())
                    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                    from 1 for 6),
                52, 1),
            53, 1),
        'hex')::uuid
$$;
