package dev.lectern.kit.work.desk;

import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.WorkSubjects;
import dev.lectern.kit.work.WorkSubjects.Subject;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jobs as an admin sees them, with what they are about. */
@ApplicationScoped
class WorkStories {
    private static final String JOBS =
            "select id, kind, payload, attempts, workspace_id from work where id = any($1)";

    private final Pool pool;
    private final List<WorkSubjects> features;

    WorkStories(Pool pool, @All List<WorkSubjects> features) {
        this.pool = pool;
        this.features = features;
    }

    /** The same jobs, with their subjects where somebody knows them. */
    Uni<List<WorkView>> tell(List<WorkView> shown) {
        UUID[] ids = shown.stream().map(WorkView::id).toArray(UUID[]::new);
        return pool.preparedQuery(JOBS)
                .execute(Tuple.of(ids))
                .chain(
                        rows -> {
                            List<Job> jobs = new ArrayList<>();
                            rows.forEach(row -> jobs.add(job(row)));
                            return subjects(jobs);
                        })
                .map(
                        subjects ->
                                shown.stream()
                                        .map(job -> job.about(subjects.get(job.id())))
                                        .toList());
    }

    private static Job job(Row row) {
        return new Job(
                row.getUUID("id"),
                row.getString("kind"),
                row.getJsonObject("payload"),
                row.getInteger("attempts"),
                row.getUUID("workspace_id"));
    }

    private Uni<Map<UUID, Subject>> subjects(List<Job> jobs) {
        Uni<Map<UUID, Subject>> all = Uni.createFrom().item(new HashMap<>());
        for (WorkSubjects feature : features) {
            all = all.chain(known -> feature.of(jobs).invoke(known::putAll).replaceWith(known));
        }
        return all;
    }
}
