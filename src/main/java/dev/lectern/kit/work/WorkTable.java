package dev.lectern.kit.work;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The table of work as the runner uses it. Every statement is a transaction of its own; leases are
 * measured by the database's clock, which all nodes share.
 */
@ApplicationScoped
class WorkTable {
    /**
     * Where work waits in lanes, each is given the same share of what is free. The rows are named
     * by an array: joined, they were thought to be thousands, and the whole table was read.
     */
    private static final String CLAIM =
            """
            with recursive room as (select * from unnest($1::text[], $2::int[]) as r (kind, free)),
            lanes as (
                (select kind, lane from work where state = 'waiting' and lane is not null
                 order by kind, lane limit 1)
                union all
                select next.* from lanes cross join lateral (
                    select kind, lane from work where state = 'waiting' and lane is not null
                      and (kind, lane) > (lanes.kind, lanes.lane)
                    order by kind, lane limit 1) next),
            turns as (
                select kind, lane, free, count(*) over each_kind as lanes,
                       row_number() over (partition by kind order by random()) as nth
                from lanes join room using (kind)
                window each_kind as (partition by kind)),
            shares as (
                select kind, lane, greatest(1, free / lanes) as share from turns where nth <= free),
            picked as materialized (
                select w.id from room cross join lateral (
                    select id from work
                    where state = 'waiting' and kind = room.kind and lane is null and due_at <= $3
                      and (unique_key is null or not exists (
                          select 1 from work twin where twin.state = 'running'
                            and twin.kind = work.kind and twin.unique_key = work.unique_key))
                    order by due_at limit room.free for update skip locked) w
                union all
                select w.id from shares cross join lateral (
                    select id from work
                    where state = 'waiting' and kind = shares.kind and lane = shares.lane
                      and due_at <= $3
                    order by due_at limit shares.share for update skip locked) w)
            update work set state = 'running', attempts = attempts + 1, fence = fence + 1,
                leased_until = now() + $4 * interval '1 millisecond'
            where work.id = any(array(select id from picked))
            returning work.id, kind, payload, attempts, workspace_id, fence, due_at
            """;

    private static final String FINISH =
            """
            delete from work using unnest($1::uuid[], $2::bigint[]) as done (id, fence)
            where work.id = done.id and work.fence = done.fence and state = 'running'
            """;
    private static final String RENEW =
            """
            update work set leased_until = now() + $3 * interval '1 millisecond'
            from unnest($1::uuid[], $2::bigint[]) as held (id, fence)
            where work.id = held.id and work.fence = held.fence and state = 'running'
            returning work.id
            """;
    private static final String AGAIN =
            """
            update work set state = 'waiting', leased_until = null, due_at = $3,
                last_error = coalesce($4, last_error),
                attempts = attempts - $5
            where id = $1 and fence = $2 and state = 'running' and not exists (
                select 1 from work twin where twin.state = 'waiting'
                  and twin.kind = work.kind and twin.unique_key = work.unique_key)
            """;
    private static final String PARK =
            """
            update work set state = 'parked', leased_until = null, last_error = $3
            where id = $1 and fence = $2 and state = 'running'
            """;
    private static final String DROP_EXPIRED_TWINS =
            """
            delete from work using work twin
            where work.state = 'running' and work.leased_until < now() and twin.state = 'waiting'
              and twin.kind = work.kind and twin.unique_key = work.unique_key
            """;
    private static final String BRING_BACK =
            """
            update work set state = 'waiting', leased_until = null, fence = fence + 1,
                last_error = coalesce(last_error, 'The node that ran it went away.')
            where state = 'running' and leased_until < now()
            """;

    private final Pool pool;

    WorkTable(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Claim>> claim(Map<String, Integer> room, Instant now, Duration lease) {
        Tuple tuple =
                Tuple.of(
                        room.keySet().toArray(String[]::new),
                        room.values().toArray(Integer[]::new),
                        now.atOffset(ZoneOffset.UTC),
                        lease.toMillis());
        return pool.preparedQuery(CLAIM).execute(tuple).map(WorkTable::claims);
    }

    private static List<Claim> claims(RowSet<Row> rows) {
        List<Claim> claims = new ArrayList<>(rows.size());
        for (Row row : rows) {
            claims.add(
                    new Claim(
                            new Job(
                                    row.getUUID(0),
                                    row.getString(1),
                                    row.get(JsonObject.class, 2),
                                    row.getInteger(3),
                                    row.getUUID(4)),
                            row.getLong(5),
                            row.getOffsetDateTime(6).toInstant()));
        }
        claims.sort(Comparator.comparing(Claim::due).thenComparing(Claim::id));
        return claims;
    }

    Uni<Void> finish(Collection<Claim> claims) {
        return pool.preparedQuery(FINISH).execute(idsAndFences(claims)).replaceWithVoid();
    }

    /** Extends the leases and names those that are still held. */
    Uni<List<UUID>> renew(Collection<Claim> claims, Duration lease) {
        return pool.preparedQuery(RENEW)
                .execute(idsAndFences(claims).addLong(lease.toMillis()))
                .map(WorkTable::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>(rows.size());
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }

    private static Tuple idsAndFences(Collection<Claim> claims) {
        return Tuple.of(
                claims.stream().map(Claim::id).toArray(UUID[]::new),
                claims.stream().map(Claim::fence).toArray(Long[]::new));
    }

    /** Puts a job back; where the same was enqueued meanwhile, that one stands for both. */
    Uni<Void> again(Claim claim, Outcome.Again outcome) {
        Tuple tuple =
                Tuple.tuple()
                        .addUUID(claim.id())
                        .addLong(claim.fence())
                        .addOffsetDateTime(outcome.due().atOffset(ZoneOffset.UTC))
                        .addString(outcome.error())
                        .addInteger(outcome.counted() ? 0 : 1);
        return pool.preparedQuery(AGAIN)
                .execute(tuple)
                .map(RowSet::rowCount)
                .onFailure(WorkTable::twinAppeared)
                .recoverWithItem(0)
                .chain(rows -> rows > 0 ? Uni.createFrom().voidItem() : finish(List.of(claim)));
    }

    private static boolean twinAppeared(Throwable failure) {
        return failure instanceof PgException postgres && "23505".equals(postgres.getSqlState());
    }

    Uni<Void> park(Claim claim, String error) {
        return pool.preparedQuery(PARK)
                .execute(Tuple.of(claim.id(), claim.fence(), error))
                .replaceWithVoid();
    }

    /** Frees what a vanished node held; says how many. */
    Uni<Integer> bringBackExpired() {
        return pool.query(DROP_EXPIRED_TWINS)
                .execute()
                .chain(() -> pool.query(BRING_BACK).execute())
                .map(RowSet::rowCount);
    }
}
