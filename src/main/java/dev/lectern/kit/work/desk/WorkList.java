package dev.lectern.kit.work.desk;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.web.api.Cursor;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Work;
import dev.lectern.kit.work.WorkSubjects.Subject;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The work of a workspace, for its admins: to see, to try again, to drop. What belongs to no
 * workspace is looked after by who runs the installation.
 */
@ApplicationScoped
class WorkList {
    private static final String LIST =
            """
            select id, kind, state, due_at, attempts, last_error, created_at from work
            where (workspace_id = $1 or $2 and workspace_id is null) and ($3::text is null or state = $3)
              and ($4::text is null or kind = $4) and ($5::uuid is null or id > $5)
            order by id limit $6
            """;
    private static final String COUNT =
            """
            select count(*) from work where (workspace_id = $1 or $2 and workspace_id is null)
              and ($3::text is null or state = $3) and ($4::text is null or kind = $4)
            """;
    private static final String COUNTS =
            """
            select state, count(*) from work
            where (workspace_id = $1 or $2 and workspace_id is null) group by state
            """;
    private static final String FIND =
            """
            select id, kind, state, due_at, attempts, last_error, created_at from work
            where (workspace_id = $1 or $2 and workspace_id is null) and id = $3
            """;

    /** Where the same waits already, that one stands for both. */
    private static final String RETRY =
            """
            update work set state = 'waiting', due_at = $4, attempts = 0
            where (workspace_id = $1 or $2 and workspace_id is null) and id = $3 and state <> 'running' and not exists (
                select 1 from work twin where twin.state = 'waiting' and twin.id <> work.id
                  and twin.kind = work.kind and twin.unique_key = work.unique_key)
            """;

    private static final String DROP =
            """
            delete from work
            where (workspace_id = $1 or $2 and workspace_id is null) and id = $3 and state <> 'running'
            """;

    private final Pool pool;
    private final Work work;
    private final Clock clock;
    private final WorkStories stories;
    private final Instance<Handler> handlers;
    private final AuditLog log;

    WorkList(
            Pool pool,
            Work work,
            Clock clock,
            WorkStories stories,
            @Any Instance<Handler> handlers,
            AuditLog log) {
        this.log = log;
        this.handlers = handlers;
        this.stories = stories;
        this.pool = pool;
        this.work = work;
        this.clock = clock;
    }

    /** Which jobs somebody looks for. */
    record Filter(Reach reach, @Nullable String state, @Nullable String kind) {
        Tuple tuple() {
            return reach.tuple().addString(state).addString(kind);
        }
    }

    /**
     * Whose work somebody looks after.
     *
     * @param house also what belongs to no workspace
     */
    record Reach(UUID workspace, boolean house) {
        Tuple tuple() {
            return Tuple.of(workspace, house);
        }
    }

    Uni<Slice<WorkView>> list(Filter filter, SliceQuery asked) {
        Cursor after = asked.after();
        Tuple tuple =
                filter.tuple()
                        .addUUID(after == null ? null : after.id(0))
                        .addInteger(asked.limit() + 1);
        return pool.preparedQuery(LIST)
                .execute(tuple)
                .map(
                        rows -> {
                            List<WorkView> jobs = new ArrayList<>();
                            rows.forEach(row -> jobs.add(WorkView.of(row)));
                            return jobs;
                        })
                .chain(stories::tell)
                .chain(jobs -> count(filter).map(total -> slice(jobs, asked, total)));
    }

    private static Slice<WorkView> slice(List<WorkView> jobs, SliceQuery asked, long total) {
        return Slice.of(jobs, asked, total, job -> Cursor.of(job.id()));
    }

    private Uni<Long> count(Filter filter) {
        return pool.preparedQuery(COUNT)
                .execute(filter.tuple())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** How many wait, run and are parked. */
    Uni<Map<String, Long>> counts(Reach reach) {
        return pool.preparedQuery(COUNTS)
                .execute(reach.tuple())
                .map(
                        rows -> {
                            Map<String, Long> counts = new LinkedHashMap<>();
                            List.of("waiting", "running", "parked")
                                    .forEach(state -> counts.put(state, 0L));
                            rows.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
                            return counts;
                        });
    }

    /** With what it is about. */
    Uni<WorkView> show(Reach reach, UUID id) {
        return require(reach, id).chain(job -> stories.tell(List.of(job))).map(told -> told.get(0));
    }

    private Uni<WorkView> require(Reach reach, UUID id) {
        return pool.preparedQuery(FIND)
                .execute(reach.tuple().addUUID(id))
                .map(
                        rows -> {
                            if (rows.size() == 0) {
                                throw new NotFound(
                                        Sentence.of(
                                                "There is no such work; it may be done by now.",
                                                "Diesen Auftrag gibt es nicht; vielleicht ist er schon erledigt."));
                            }
                            return WorkView.of(rows.iterator().next());
                        });
    }

    /** Has it tried again at once, with all its attempts before it. */
    Uni<WorkView> retry(Reach reach, UUID id) {
        return act(reach, id, "work.retried", connection -> again(connection, reach, id))
                .call(() -> work.ring(pool));
    }

    private Uni<Integer> again(SqlConnection connection, Reach reach, UUID id) {
        return connection
                .preparedQuery(RETRY)
                .execute(
                        reach.tuple()
                                .addUUID(id)
                                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(
                        rows ->
                                rows.rowCount() > 0
                                        ? Uni.createFrom().item(rows.rowCount())
                                        : drop(connection, reach, id));
    }

    Uni<Void> drop(Reach reach, UUID id) {
        return act(reach, id, "work.dropped", connection -> drop(connection, reach, id))
                .chain(job -> tellDropped(job));
    }

    private Uni<WorkView> act(
            Reach reach, UUID id, String action, Function<SqlConnection, Uni<Integer>> verb) {
        Author by = log.author();
        return requireAtRest(reach, id)
                .call(
                        job ->
                                pool.withTransaction(
                                        connection ->
                                                verb.apply(connection)
                                                        .call(
                                                                count ->
                                                                        note(
                                                                                connection,
                                                                                by,
                                                                                action,
                                                                                job,
                                                                                count))));
    }

    private static Uni<Integer> drop(SqlConnection connection, Reach reach, UUID id) {
        return connection
                .preparedQuery(DROP)
                .execute(reach.tuple().addUUID(id))
                .map(SqlResult::rowCount);
    }

    /** By its kind and what it is for: a mail's own words name people, who may be forgotten. */
    private Uni<Void> note(
            SqlConnection connection, Author by, String action, WorkView job, int count) {
        JsonObject detail = new JsonObject().put("work", job.id().toString());
        Subject about = job.subject();
        if (about != null && about.page() != null) {
            detail.put("about", about.name());
        }
        return count == 0
                ? Uni.createFrom().voidItem()
                : log.note(connection, by, action, job.kind(), detail);
    }

    private Uni<Void> tellDropped(WorkView job) {
        return handlers.stream()
                .filter(handler -> handler.kind().equals(job.kind()))
                .findFirst()
                .map(handler -> handler.dropped(job.id()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<WorkView> requireAtRest(Reach reach, UUID id) {
        return show(reach, id)
                .invoke(
                        job -> {
                            if (job.state().equals("running")) {
                                throw new Clashed(
                                        Sentence.of(
                                                "It is being done right now. Look again soon.",
                                                "Er wird gerade ausgeführt. Sehen Sie gleich noch einmal nach."));
                            }
                        });
    }
}
