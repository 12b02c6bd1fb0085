package dev.lectern.kit.mail;

import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.WorkSubjects;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whom a mail that waits goes to, as soon as it was written once. */
@ApplicationScoped
class MailSubjects implements WorkSubjects {
    private static final String WRITTEN =
            "select id, address, subject from mail where id = any($1) and address is not null";

    private final Pool pool;

    MailSubjects(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<UUID, Subject>> of(List<Job> jobs) {
        UUID[] ids = jobs.stream().map(Job::id).toArray(UUID[]::new);
        return pool.preparedQuery(WRITTEN)
                .execute(Tuple.of(ids))
                .map(
                        rows -> {
                            Map<UUID, Subject> known = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            known.put(
                                                    row.getUUID(0),
                                                    new Subject(
                                                            row.getString(1)
                                                                    + ": "
                                                                    + row.getString(2),
                                                            null)));
                            return known;
                        });
    }
}
