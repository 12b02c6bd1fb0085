package dev.lectern.webinar;

import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.WorkSubjects;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which webinar a job is for, whoever ordered it: jobs name it, or one of its dates. */
@ApplicationScoped
class WebinarSubjects implements WorkSubjects {
    private static final String TITLES =
            """
            select asked.job, w.id, w.title
            from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as asked (job, webinar, occurrence)
            left join occurrence o on o.id = asked.occurrence
            join webinar w on w.id = coalesce(asked.webinar, o.webinar_id)
            """;

    private final Pool pool;

    WebinarSubjects(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<UUID, Subject>> of(List<Job> jobs) {
        Tuple asked =
                Tuple.of(
                        jobs.stream().map(Job::id).toArray(UUID[]::new),
                        jobs.stream().map(job -> named(job, "webinar")).toArray(UUID[]::new),
                        jobs.stream().map(job -> named(job, "occurrence")).toArray(UUID[]::new));
        return pool.preparedQuery(TITLES).execute(asked).map(WebinarSubjects::subjects);
    }

    private static @Nullable UUID named(Job job, String what) {
        return job.payload().getValue(what) instanceof String id ? UUID.fromString(id) : null;
    }

    private static Map<UUID, Subject> subjects(RowSet<Row> rows) {
        Map<UUID, Subject> known = new HashMap<>();
        rows.forEach(
                row ->
                        known.put(
                                row.getUUID(0),
                                new Subject(row.getString(2), "/webinars/" + row.getUUID(1))));
        return known;
    }
}
